package org.godwit.cluster.processor;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Wakes the thread of a task, also if it is only about to wait. A thread's own permit
/// ([LockSupport#unpark]) is not enough: it is used up by the next lock that the thread contends
/// for, which may lie between its look at what it waits for and its parking.
final class Wakeup {

    private final AtomicBoolean called = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    /// @param waiter the thread that waits
    void of(Thread waiter) {
        thread = waiter;
    }

    /// Any thread; what is waited for has happened before.
    void call() {
        called.set(true);
        Thread waiter = thread;
        if (waiter != null) {
            LockSupport.unpark(waiter);
        }
    }

    /// Waits until it is called, or was since it was waited for last. May return for no reason:
    /// whoever waits looks again. On the waiting thread only.
    void await() {
        if (!called.getAndSet(false)) {
            LockSupport.park(this);
            called.set(false);
        }
    }

    /// The same for no longer than `nanos`.
    void await(long nanos) {
        if (!called.getAndSet(false)) {
            LockSupport.parkNanos(this, nanos);
            called.set(false);
        }
    }
}
