package org.godwit.examples.zoo;

import java.util.Iterator;

/// Anonymous classes that capture locals, extend, count and nest.
public final class AnonymousClasses {
    private AnonymousClasses() {}

    private interface Shape {
        int area();

        default int twice() {
            int sum = 0;
            for (int i = 0; i < 2; i++) {
                sum += area();
            }
            return sum;
        }
    }

    private abstract static class Greeter {
        private int greeted;

        abstract String word(int n);

        String greet(int n) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < n; i++) {
                greeted++;
                text.append(word(greeted));
            }
            return text.toString();
        }
    }

    private static Iterable<Integer> countdown(int from) {
        return () ->
                new Iterator<>() {
                    private int left = from;

                    @Override
                    public boolean hasNext() {
                        return left > 0;
                    }

                    @Override
                    public Integer next() {
                        return Echo.of(left--);
                    }
                };
    }

    public static void main(String[] argv) {
        String prefix = "n" + argv.length;
        Greeter greeter =
                new Greeter() {
                    private int calls;

                    @Override
                    String word(int n) {
                        calls += n;
                        Shape shape =
                                new Shape() {
                                    @Override
                                    public int area() {
                                        return calls + prefix.length();
                                    }
                                };
                        return prefix + shape.twice() + ";";
                    }
                };
        for (int n : countdown(5)) {
            System.out.println(greeter.greet(n));
        }
    }
}
