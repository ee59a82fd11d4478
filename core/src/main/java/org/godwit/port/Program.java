package org.godwit.port;

import org.godwit.continuation.TaskCode;
import org.godwit.program.StateMachine;

/// Code that can run on a virtual processor.
public sealed interface Program {

    /// Ordinary blocking code; run on its own virtual thread, its port found through [CurrentTask].
    ///
    /// @param main called once per incarnation that starts from the beginning
    record Blocking(Main main) implements Program {}

    /// The same, woven: it can be captured in mid-computation.
    record Woven(Main main, TaskCode code) implements Program {}

    /// A program written as `(state, message) -> state`.
    record Machine(StateMachine<?> machine) implements Program {}

    /// The entry of a blocking program.
    @FunctionalInterface
    interface Main {
        void run(String[] argv) throws Throwable;
    }
}
