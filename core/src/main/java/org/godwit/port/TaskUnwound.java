package org.godwit.port;

/// Thrown through a task's code to end its thread here: the task was killed, or goes on elsewhere.
/// Programs must let it pass. It has no stack trace and no message on purpose.
public final class TaskUnwound extends Error {

    public static final TaskUnwound INSTANCE = new TaskUnwound();

    private TaskUnwound() {
        super("this task's thread has been ended by the virtual machine", null, false, false);
    }
}
