package org.godwit.simulator;

import java.util.PriorityQueue;

/// Simulated time in microseconds and what is to happen when. Steps of the same time happen in the
/// order in which they were planned.
final class Agenda {

    private record Planned(long time, long order, Runnable step) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Planned> planned = new PriorityQueue<>();
    private long now;
    private long order;

    long now() {
        return now;
    }

    void after(long micros, Runnable step) {
        planned.add(new Planned(now + micros, order++, step));
    }

    /// Does what comes next. False if nothing is left, or nothing before `deadline`.
    boolean step(long deadline) {
        Planned next = planned.poll();
        if (next == null || next.time() > deadline) {
            return false;
        }
        now = next.time();
        next.step().run();
        return true;
    }
}
