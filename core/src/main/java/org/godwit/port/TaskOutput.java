package org.godwit.port;

import java.io.PrintStream;

/// Makes `System.out` and `System.err` of a task's thread the task's output: whole lines go to
/// [TaskPort#print]. What other threads write goes where it went before.
///
/// A line that has no end yet waits in the task (see [#flush]); one longer than [#LINE_BYTES_MAX]
/// is cut there. Threads that a task starts by itself are not the task's.
public final class TaskOutput {

    /// The longest line, in bytes of UTF-8.
    public static final int LINE_BYTES_MAX = 64 * 1024;

    private TaskOutput() {}

    /// Replaces `System.out` and `System.err`, once per process; later calls do nothing while its
    /// streams are still in place.
    public static synchronized void install() {
        PrintStream out = System.out;
        if (!(out instanceof TaskPrintStream)) {
            System.setOut(new TaskPrintStream(out, PartialLines::out));
        }
        PrintStream err = System.err;
        if (!(err instanceof TaskPrintStream)) {
            System.setErr(new TaskPrintStream(err, PartialLines::err));
        }
    }

    /// Prints what the task has written without ending the line. To be called on the task's thread
    /// when its program ends.
    public static void flush(TaskPort port) {
        PartialLines lines = PartialLines.of(port);
        lines.out().flush(port);
        lines.err().flush(port);
    }
}
