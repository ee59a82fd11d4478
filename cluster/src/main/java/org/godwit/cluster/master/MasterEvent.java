package org.godwit.cluster.master;

import org.godwit.cluster.wire.Wire;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.List;
import java.util.Map;

/// What the master's journal holds.
sealed interface MasterEvent extends Wire {

    /// A host was given its number.
    record HostNumbered(Tid host, String name, String process) implements MasterEvent {}

    /// Tasks were given their tids. `requester` and `call` name the spawn call for life; 0 and 0
    /// when it came from outside.
    record TasksSpawned(Tid requester, long call, List<TaskSpec> specs) implements MasterEvent {}

    /// Somebody wants this task ended; it is ordered again until it is done.
    record KillOrdered(Tid tid) implements MasterEvent {}

    /// @param lines that the task has written
    record TaskOver(Tid tid, TaskEnd end, int status, String reason, long lines)
            implements MasterEvent {}

    /// The journals of these, which have ended, are deleted.
    record TasksErased(List<Tid> tids) implements MasterEvent {}

    /// All that the events before it come to.
    ///
    /// @param ended whose journals are not known to be deleted
    /// @param everHeld how many tasks each container has been given
    record Checkpoint(
            Map<String, Tid> hostNumbers,
            int lastHost,
            List<TaskSpec> live,
            List<Tid> doomed,
            List<TaskOver> ended,
            List<Answered> requests,
            List<Used> used,
            Map<Integer, Integer> everHeld)
            implements MasterEvent {

        /// A spawn call of a live task, and what it was answered.
        record Answered(Tid requester, long call, List<Tid> tids) {}

        /// The next unused serial number of a host in a container.
        record Used(int host, int container, int next) {}
    }
}
