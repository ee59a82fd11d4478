package org.godwit.examples.zoo;

/// Interfaces with default, static and private methods, and a diamond of them.
public final class DefaultMethods {
    private DefaultMethods() {}

    private interface Walker {
        int legs();

        default int steps(int n) {
            return count(n) * legs();
        }

        private int count(int n) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                sum += weight(i);
            }
            return sum;
        }

        static int weight(int i) {
            int w = 1;
            while (w < i) {
                w *= Echo.of(2);
            }
            return w;
        }

        default String kind() {
            return "walker";
        }
    }

    private interface Swimmer {
        default String kind() {
            return "swimmer";
        }
    }

    private record Duck(int legs) implements Walker, Swimmer {
        @Override
        public String kind() {
            return Walker.super.kind() + "+" + Swimmer.super.kind();
        }
    }

    private record Spider(int legs) implements Walker {
        @Override
        public int steps(int n) {
            return Walker.super.steps(n) + Walker.weight(n);
        }
    }

    public static void main(String[] argv) {
        Walker[] walkers = {new Duck(2), new Spider(8), () -> 3};
        for (int n = 1; n < 5; n++) {
            for (Walker walker : walkers) {
                System.out.println(walker.kind() + " " + walker.steps(n));
            }
        }
    }
}
