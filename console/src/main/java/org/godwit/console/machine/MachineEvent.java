package org.godwit.console.machine;

import org.godwit.port.StandardStream;

/// Something that a machine's user may want to see.
public sealed interface MachineEvent {

    /// A host takes work from now on.
    ///
    /// @param tid of the host
    record HostReady(String name, String tid, long pid) implements MachineEvent {}

    /// A host was drained and has left.
    record HostLeft(String name) implements MachineEvent {}

    /// A host's process ended without having been asked to.
    record HostDied(String name, int exitCode) implements MachineEvent {}

    /// A line that a task wrote: each once, in the task's order.
    ///
    /// @param stream it was written to
    /// @param partial whether the task has not ended it: its next one for this stream goes on in
    ///   the same line
    record Output(String tid, long line, StandardStream stream, boolean partial, String text)
            implements MachineEvent {}

    /// A task is over: once per task, after its output.
    ///
    /// @param end a [org.godwit.task.TaskEnd]
    /// @param status its exit status
    record TaskEnded(String tid, String end, int status, String reason) implements MachineEvent {}

    /// Something about the machine itself that is worth a line in the log.
    record Note(String text) implements MachineEvent {}
}
