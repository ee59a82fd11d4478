package org.godwit.cluster.plane;

import org.agrona.concurrent.IdleStrategy;

import java.time.Duration;
import java.util.function.LongSupplier;

/// For a thread that looks for work again and again. As long as there was some lately it idles in
/// one way, and in a lull in another that takes less of a core; what comes first after a lull may
/// wait for as long as that parks. Used by one thread.
public final class LullIdleStrategy implements IdleStrategy {

    private final IdleStrategy lately;
    private final IdleStrategy inLull;
    private final long lullAfterNanos;
    private final LongSupplier nanos;
    private long workedNanos;

    /// @param lullAfter without work
    public LullIdleStrategy(
            IdleStrategy lately, IdleStrategy inLull, Duration lullAfter, LongSupplier nanos) {
        this.lately = lately;
        this.inLull = inLull;
        this.lullAfterNanos = lullAfter.toNanos();
        this.nanos = nanos;
        this.workedNanos = nanos.getAsLong();
    }

    @Override
    public void idle(int workCount) {
        if (workCount > 0) {
            reset();
        } else {
            idle();
        }
    }

    @Override
    public void idle() {
        if (nanos.getAsLong() - workedNanos < lullAfterNanos) {
            lately.idle();
        } else {
            inLull.idle();
        }
    }

    @Override
    public void reset() {
        workedNanos = nanos.getAsLong();
        lately.reset();
        inLull.reset();
    }

    @Override
    public String alias() {
        return "lull";
    }
}
