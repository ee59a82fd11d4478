package org.godwit.console.sweep;

import org.godwit.message.Message;

import java.util.List;

/// What goes from JVM to JVM of a task that was captured.
///
/// @param program its class
/// @param lines what it has printed
/// @param queue the messages that it has not taken
/// @param exited whether it has called pvm_exit
/// @param points how many yield points it has passed
/// @param capture its frames and objects in pieces, none before its beginning
record TaskState(
        String program,
        List<String> lines,
        List<Message> queue,
        boolean exited,
        int points,
        List<byte[]> capture) {

    TaskState {
        lines = List.copyOf(lines);
        queue = List.copyOf(queue);
        capture = List.copyOf(capture);
    }

    /// A task that has not begun.
    static TaskState of(String program) {
        return new TaskState(program, List.of(), List.of(), false, 0, List.of());
    }

    long captureBytes() {
        return capture.stream().mapToLong(piece -> piece.length).sum();
    }
}
