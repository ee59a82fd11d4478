package org.godwit.benchmarks.kernel;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/// A short vectorised loop in a method of its own, called often.
public final class Saxpy implements DoubleSupplier {

    private static final int LENGTH = 20_000;
    private static final int CALLS = 500;

    private final float[] x = new float[LENGTH];
    private final float[] y = new float[LENGTH];

    public Saxpy() {
        Arrays.fill(x, 1e-3f);
    }

    @Override
    public double getAsDouble() {
        Arrays.fill(y, 1);
        for (int call = 0; call < CALLS; call++) {
            saxpy(call, x, y);
        }
        return y[7] + y[LENGTH - 1];
    }

    private static void saxpy(float factor, float[] x, float[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += factor * x[i];
        }
    }
}
