package org.godwit.benchmarks.kernel;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/// Sweeps over a square, each point becoming the mean of its neighbours; two loops, all in fields.
public final class Jacobi implements DoubleSupplier {

    private static final int SIZE = 512;
    private static final int SWEEPS = 20;

    private double[][] now = new double[SIZE][SIZE];
    private double[][] next = new double[SIZE][SIZE];

    @Override
    public double getAsDouble() {
        begin(now);
        begin(next);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 1; i < SIZE - 1; i++) {
                for (int j = 1; j < SIZE - 1; j++) {
                    next[i][j] =
                            0.25 * (now[i - 1][j] + now[i + 1][j] + now[i][j - 1] + now[i][j + 1]);
                }
            }
            double[][] done = next;
            next = now;
            now = done;
        }
        return now[5][5] + now[1][SIZE - 2];
    }

    private static void begin(double[][] square) {
        for (int i = 0; i < SIZE; i++) {
            Arrays.fill(square[i], 0);
            square[i][0] = 1;
            square[0][i] = i;
        }
    }
}
