package org.godwit.benchmarks.kernel;

import java.util.function.DoubleSupplier;

/// Recursion and nothing else: what a call alone costs.
public final class Fibonacci implements DoubleSupplier {

    private static final int N = 27;

    @Override
    public double getAsDouble() {
        return fibonacci(N);
    }

    private static long fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }
}
