package org.godwit.cluster.plane;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How much longer one send may wait. Used by one thread.
final class Patience {

    private static final long FIRST_PARK_NANOS = 20_000;
    private static final long LONGEST_PARK_NANOS = 100_000;

    private final long stallNanos;
    private long parkNanos = FIRST_PARK_NANOS;
    private long deadline;

    private Patience(long stallNanos) {
        this.stallNanos = stallNanos;
        progressed();
    }

    static Patience of(Waiting waiting, Duration stallMax) {
        return new Patience(
                switch (waiting) {
                    case NEVER -> 0;
                    case MAY_WAIT -> stallMax.toNanos();
                });
    }

    boolean mayWait() {
        return stallNanos > 0;
    }

    /// Parks a little; false when there is no time left or the thread is interrupted (which it
    /// stays).
    boolean pause() {
        if (stallNanos == 0
                || Thread.currentThread().isInterrupted()
                || System.nanoTime() - deadline >= 0) {
            return false;
        }
        LockSupport.parkNanos(parkNanos);
        parkNanos = Math.min(2 * parkNanos, LONGEST_PARK_NANOS);
        return true;
    }

    /// Something was sent: the time starts anew.
    void progressed() {
        if (stallNanos > 0) {
            deadline = System.nanoTime() + stallNanos;
            parkNanos = FIRST_PARK_NANOS;
        }
    }
}
