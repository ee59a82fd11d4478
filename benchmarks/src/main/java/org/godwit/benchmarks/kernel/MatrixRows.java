package org.godwit.benchmarks.kernel;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/// Matrix product by rows: the inner loop is vectorised.
public final class MatrixRows implements DoubleSupplier {

    private static final int SIZE = 512;

    private final double[][] a = new double[SIZE][SIZE];
    private final double[][] b = new double[SIZE][SIZE];
    private final double[][] c = new double[SIZE][SIZE];

    public MatrixRows() {
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                a[i][j] = i + j;
                b[i][j] = i - j;
            }
        }
    }

    @Override
    public double getAsDouble() {
        for (int i = 0; i < SIZE; i++) {
            double[] row = c[i];
            Arrays.fill(row, 0);
            for (int k = 0; k < SIZE; k++) {
                double factor = a[i][k];
                double[] other = b[k];
                for (int j = 0; j < SIZE; j++) {
                    row[j] += factor * other[j];
                }
            }
        }
        return c[3][4] + c[SIZE - 1][SIZE - 2];
    }
}
