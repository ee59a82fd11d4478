package org.godwit.benchmarks.kernel;

import java.util.function.DoubleSupplier;

/// Code between `try`, `catch` and `finally`; one call in sixteen throws.
public final class Exceptions implements DoubleSupplier {

    private static final int ROUNDS = 100_000;
    private static final int SOMETIMES = 16;

    private int entered;
    private int left;

    private static final class Odd extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int value;

        private Odd(int value) {
            super("odd", null, false, false);
            this.value = value;
        }
    }

    @Override
    public double getAsDouble() {
        entered = 0;
        left = 0;
        long sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            try {
                sum += checked(i);
            } catch (Odd odd) {
                sum -= odd.value;
            }
        }
        return sum + entered - left;
    }

    private int checked(int i) {
        entered++;
        try {
            return value(i);
        } finally {
            left++;
        }
    }

    private static int value(int i) {
        if (i % SOMETIMES == 1) {
            throw new Odd(i);
        }
        return i ^ 5;
    }
}
