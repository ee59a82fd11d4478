package org.godwit.benchmarks.kernel;

import java.util.function.DoubleSupplier;

/// Matrix product by dot products: the inner loop is a sum, which is not vectorised.
public final class MatrixDots implements DoubleSupplier {

    private static final int SIZE = 256;

    private final double[][] a = new double[SIZE][SIZE];
    private final double[][] transposed = new double[SIZE][SIZE];
    private final double[][] c = new double[SIZE][SIZE];

    public MatrixDots() {
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                a[i][j] = i + j;
                transposed[j][i] = i - j;
            }
        }
    }

    @Override
    public double getAsDouble() {
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                double sum = 0;
                for (int k = 0; k < SIZE; k++) {
                    sum += a[i][k] * transposed[j][k];
                }
                c[i][j] = sum;
            }
        }
        return c[3][4] + c[SIZE - 1][SIZE - 2];
    }
}
