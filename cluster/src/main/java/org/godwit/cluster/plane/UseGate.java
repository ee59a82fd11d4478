package org.godwit.cluster.plane;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Counts who is inside Aeron's mapped memory, so that it is unmapped only when nobody is: touching
/// it later would end the JVM with a segmentation fault. Nothing inside may block or call the Aeron
/// client.
final class UseGate {

    private static final int CLOSED = 1 << 31;
    private static final long PARK_NANOS = 20_000;

    private final AtomicInteger users = new AtomicInteger();

    /// False when the gate is closed; otherwise [#leave] must follow.
    boolean enter() {
        if (users.getAcquire() < 0) {
            return false;
        }
        if (users.incrementAndGet() > 0) {
            return true;
        }
        leave();
        return false;
    }

    void leave() {
        users.decrementAndGet();
    }

    boolean isClosed() {
        return users.get() < 0;
    }

    /// Lets nobody in any more and waits for those inside. Any thread, again and again.
    ///
    /// @return false if somebody was still inside after `longest`
    boolean close(Duration longest) {
        users.getAndUpdate(n -> n | CLOSED);
        long deadline = System.nanoTime() + longest.toNanos();
        while ((users.get() & ~CLOSED) != 0) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            LockSupport.parkNanos(PARK_NANOS);
        }
        return true;
    }
}
