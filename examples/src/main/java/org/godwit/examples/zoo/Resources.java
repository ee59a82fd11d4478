package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;

/// try-with-resources: the order of closing, and what closing throws added as suppressed.
public final class Resources {
    private Resources() {}

    private static final List<String> CLOSED = new ArrayList<>();

    private record Door(String name, boolean sticks) implements AutoCloseable {
        int pass(int people) {
            int through = 0;
            for (int i = 0; i < people; i++) {
                through += name.length();
            }
            if (through > 20) {
                throw new IllegalStateException(name + " is crowded: " + through);
            }
            return through;
        }

        @Override
        public void close() {
            for (int i = 0; i < 2; i++) {
                CLOSED.add(Echo.of(name) + i);
            }
            if (sticks) {
                throw new IllegalArgumentException(name + " sticks");
            }
        }
    }

    private static int walk(int people) {
        try (Door front = new Door("front", people % 2 == 0);
                Door hall = new Door("hall", people > 3);
                Door back = new Door("back", false)) {
            return front.pass(people) + hall.pass(people) * back.pass(people);
        }
    }

    public static void main(String[] argv) {
        for (int people = 1; people < 7; people++) {
            try {
                System.out.println(people + " walked " + walk(people));
            } catch (RuntimeException e) {
                StringBuilder line = new StringBuilder(e.getMessage());
                for (Throwable other : e.getSuppressed()) {
                    line.append(" + ").append(other.getMessage());
                }
                System.out.println(line);
            }
        }
        System.out.println(CLOSED);
    }
}
