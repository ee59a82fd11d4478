package org.godwit.cluster.master;

import org.godwit.cluster.wire.Wire;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.List;

/// What the master's journal holds.
sealed interface MasterEvent extends Wire {

    /// A host was given its number.
    record HostNumbered(Tid host, String name, String process) implements MasterEvent {}

    /// Tasks were given their tids. `requester` and `call` name the spawn call for life; 0 and 0
    /// when it came from outside.
    record TasksSpawned(Tid requester, long call, List<TaskSpec> specs) implements MasterEvent {}

    /// Somebody wants this task ended; it is ordered again until it is done.
    record KillOrdered(Tid tid) implements MasterEvent {}

    record TaskOver(Tid tid, TaskEnd end, int status, String reason) implements MasterEvent {}
}
