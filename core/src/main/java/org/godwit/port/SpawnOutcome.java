package org.godwit.port;

import org.godwit.task.Tid;

import java.util.List;

/// The answer to a spawn.
public sealed interface SpawnOutcome {

    /// The tasks were started: one tid each, in order.
    record Spawned(List<Tid> tids) implements SpawnOutcome {
        public Spawned {
            tids = List.copyOf(tids);
        }
    }

    /// None was started, for one reason.
    record Refused(Reason reason, String explanation) implements SpawnOutcome {}

    /// Why nothing was started; each has its PVM code.
    enum Reason {
        NO_SUCH_PROGRAM,
        NO_SUCH_HOST,
        OUT_OF_RESOURCES,
        SYSTEM_ERROR
    }
}
