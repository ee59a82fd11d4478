package org.godwit.examples.zoo;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// An Iterable of the program's own, its iterators nested and lazy.
@SuppressWarnings("NarrowCalculation") // on purpose
public final class OwnIterator {
    private OwnIterator() {}

    private record Range(int from, int to, int step) implements Iterable<Integer> {
        @Override
        public Iterator<Integer> iterator() {
            return new Walk();
        }

        private final class Walk implements Iterator<Integer> {
            private int at = from;

            @Override
            public boolean hasNext() {
                return at < to;
            }

            @Override
            public Integer next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("beyond " + to);
                }
                int value = at;
                for (int i = 0; i < step; i++) {
                    at += Echo.of(1);
                }
                return value;
            }
        }
    }

    public static void main(String[] argv) {
        long sum = 0;
        for (int a : new Range(0, 9, 3)) {
            for (int b : new Range(a, 12, 4)) {
                sum = sum * 17 + a * b;
                System.out.println(a + " " + b + " " + sum);
            }
        }
        Iterator<Integer> rest = new Range(0, 3, 2).iterator();
        try {
            while (true) {
                sum += rest.next();
            }
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage() + " " + sum);
        }
    }
}
