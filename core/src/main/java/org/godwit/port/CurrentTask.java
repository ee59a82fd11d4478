package org.godwit.port;

import java.util.Optional;

/// Finds the task that the calling thread runs.
public final class CurrentTask {

    private static final ScopedValue<TaskPort> PORT = ScopedValue.newInstance();

    private CurrentTask() {}

    /// Runs `body` as the task behind `port`. Blocks until it returns.
    public static <X extends Throwable> void run(
            TaskPort port, ScopedValue.CallableOp<Boolean, X> body) throws X {
        ScopedValue.where(PORT, port).call(body);
    }

    /// The port of the task whose code is running, empty outside of any task.
    public static Optional<TaskPort> port() {
        return PORT.isBound() ? Optional.of(PORT.get()) : Optional.empty();
    }
}
