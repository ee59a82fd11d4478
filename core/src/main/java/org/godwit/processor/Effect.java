package org.godwit.processor;

import org.godwit.port.Printed;
import org.godwit.task.TaskEnd;
import org.godwit.wire.Frame;

/// What the shell has to do after a step.
public sealed interface Effect {

    record Transmit(Frame frame) implements Effect {}

    /// Unpark the task's thread.
    record WakeTask() implements Effect {}

    /// A line of output, the `number`th of the task (from 1). It may be repeated with the same
    /// number.
    record Output(long number, Printed printed) implements Effect {

        /// A whole line of its standard output.
        public Output(long number, String line) {
            this(number, Printed.line(line));
        }
    }

    /// A signal has come (see [org.godwit.port.Signal]); its message is in the queue.
    record Signalled(int number) implements Effect {}

    /// The VP is closed and complete in the journal: it can be re-placed.
    record Closed() implements Effect {}

    /// The program is to come to a yield point: its state is wanted, for a move or for a
    /// checkpoint, or its thread is to end.
    record Yielding() implements Effect {}

    /// A replay has reached the point where the former incarnation stopped.
    record CaughtUp() implements Effect {}

    /// The task is over, everyone concerned has been told.
    ///
    /// @param status its exit status
    /// @param lines how many it has written
    record Over(TaskEnd end, int status, String reason, long lines) implements Effect {}

    Effect WAKE_TASK = new WakeTask();
}
