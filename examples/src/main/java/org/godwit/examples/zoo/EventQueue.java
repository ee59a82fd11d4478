package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/// A simulation of events in a PriorityQueue, each a lambda that may plan others.
public final class EventQueue {
    private EventQueue() {}

    private record Event(long time, int order, LongConsumer action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return time != other.time
                    ? Long.compare(time, other.time)
                    : Integer.compare(order, other.order);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<String> log = new ArrayList<>();
    private int planned;
    private int waiting;

    private void plan(long time, LongConsumer action) {
        events.add(new Event(time, planned++, action));
    }

    private void customer(int number, long now) {
        waiting++;
        int patience = number % 3 + 2;
        log.add("c" + number + "@" + now);
        plan(
                now + patience,
                then -> {
                    for (int i = 0; i < patience; i++) {
                        log.add(number + "." + i);
                    }
                    waiting--;
                });
        if (number < 7) {
            plan(now + 1 + number % 2, then -> customer(number + 1, then));
        }
    }

    public static void main(String[] argv) {
        EventQueue queue = new EventQueue();
        queue.plan(0, now -> queue.customer(0, now));
        long now = 0;
        while (!queue.events.isEmpty()) {
            Event next = queue.events.remove();
            now = next.time();
            next.action().accept(now);
            System.out.println(
                    now
                            + " waiting "
                            + queue.waiting
                            + " planned "
                            + queue.planned
                            + " "
                            + queue.log.getLast());
        }
        System.out.println(queue.log);
    }
}
