package org.godwit.cluster.processor;

import org.godwit.task.Inherited;
import org.jspecify.annotations.Nullable;

/// What a port remembers of its task; it moves with the task.
final class PortMemory {

    /// pvm_exit was called.
    boolean exited;

    /// The call that the task is in was captured for a test, and is made again.
    boolean madeAgain;

    /// Where the task's output goes; `null` if it goes where it went at the beginning.
    Inherited.@Nullable Collector output;

    /// Who collects the output has been told that it begins.
    boolean begun;

    /// The signals that the task handles; see [org.godwit.port.Signal].
    volatile long signals;

    /// How long the call that the task is in has waited, in nanoseconds.
    long nanosWaited;
}
