package org.godwit.port;

/// What `System.exit`, `Runtime.exit` and `Runtime.halt` are in task code: the weaver puts these in
/// their places. They end the task with its status, and leave the host's process alone.
///
/// What the task has written is printed, then its end is decided: nothing that it does afterwards
/// has an effect on the virtual machine. Its thread is unwound by [TaskUnwound], so `finally`
/// blocks run, but their messages are not sent and what they print is not printed, as if they had
/// not run. Shutdown hooks belong to the process and do not run.
public final class TaskExit {

    private TaskExit() {}

    /// In the place of [System#exit]. Never returns. Outside of any task it ends the process.
    public static void exit(int status) {
        CurrentTask.port()
                .ifPresentOrElse(
                        port -> end(port, status), () -> Runtime.getRuntime().exit(status));
    }

    /// In the place of [Runtime#exit].
    public static void exit(Runtime runtime, int status) {
        CurrentTask.port().ifPresentOrElse(port -> end(port, status), () -> runtime.exit(status));
    }

    /// In the place of [Runtime#halt].
    public static void halt(Runtime runtime, int status) {
        CurrentTask.port().ifPresentOrElse(port -> end(port, status), () -> runtime.halt(status));
    }

    /// Ends the task behind this port, on its thread. Never returns.
    public static void end(TaskPort port, int status) {
        TaskOutput.flush(port);
        port.end(status);
    }
}
