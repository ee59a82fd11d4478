package org.godwit.cluster.processor;

/// What a port remembers of its task; it moves with the task.
final class PortMemory {

    /// pvm_exit was called.
    boolean exited;

    /// The call that the task is in was captured for a test, and is made again.
    boolean madeAgain;

    /// How long the call that the task is in has waited, in nanoseconds.
    long nanosWaited;
}
