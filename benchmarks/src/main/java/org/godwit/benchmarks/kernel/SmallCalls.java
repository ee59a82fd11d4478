package org.godwit.benchmarks.kernel;

import java.util.function.DoubleSupplier;

/// Small methods that call each other, some through an interface, one with a short loop.
public final class SmallCalls implements DoubleSupplier {

    private static final int ROUNDS = 1_000_000;
    private static final double LIMIT = 1e6;

    private final Step[] steps = {new Halving(), new Wrapping()};

    private interface Step {
        double apply(double x, int i);
    }

    private static final class Halving implements Step {
        @Override
        public double apply(double x, int i) {
            return mix(x, i) * 0.5;
        }
    }

    private static final class Wrapping implements Step {
        @Override
        public double apply(double x, int i) {
            return wrap(mix(x, i + 1));
        }
    }

    @Override
    public double getAsDouble() {
        double sum = 1;
        for (int i = 0; i < ROUNDS; i++) {
            sum = wrap(steps[i & 1].apply(sum, i));
        }
        return sum;
    }

    private static double mix(double x, int i) {
        double y = x;
        for (int k = 0; k < 4; k++) {
            y = step(y, i + k);
        }
        return y;
    }

    private static double step(double x, int i) {
        return x * 1.000001 + (i & 7) * 0.25;
    }

    private static double wrap(double x) {
        return x > LIMIT ? x - LIMIT : x;
    }
}
