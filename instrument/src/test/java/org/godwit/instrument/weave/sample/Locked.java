package org.godwit.instrument.weave.sample;

import java.util.function.Supplier;

/// Uses monitors in all ways.
public final class Locked implements Supplier<String> {
    private int count;

    private synchronized int next() {
        return ++count;
    }

    private static synchronized String shared(String text) {
        return text + text;
    }

    private int loop(Object lock) {
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            synchronized (lock) {
                if (i == 2) {
                    continue;
                }
                synchronized (this) {
                    sum += next();
                }
                lock.notifyAll();
            }
        }
        return sum;
    }

    private String failing(Object lock) {
        try {
            synchronized (lock) {
                throw new IllegalStateException("inside");
            }
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    private String onNull() {
        Object nothing = count > 1000 ? this : null;
        try {
            synchronized (nothing) {
                return "locked null";
            }
        } catch (NullPointerException e) {
            return "null";
        }
    }

    /// Whether a monitor is held where the source says so.
    public boolean holds() {
        synchronized (this) {
            return Thread.holdsLock(this);
        }
    }

    @Override
    public String get() {
        return loop(new Object()) + shared("x") + failing("lock") + onNull() + next();
    }
}
