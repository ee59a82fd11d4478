package org.godwit.examples.matmul;

import java.util.Arrays;

/// A dense matrix, row after row. Mutable; for one thread.
final class Matrix {

    private final int rows;
    private final int columns;
    private final double[] values;

    /// A matrix over `rows * columns` values, which are not copied.
    Matrix(int rows, int columns, double[] values) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(
                    "a matrix of %d x %d has %d values, not %d"
                            .formatted(rows, columns, rows * columns, values.length));
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /// The values themselves: changing them changes the matrix.
    double[] values() {
        return values;
    }

    static Matrix zero(int rows, int columns) {
        return new Matrix(rows, columns, new double[rows * columns]);
    }

    /// Numbers in `[-1, 1)` that depend on the seed alone.
    static Matrix random(int rows, int columns, long seed) {
        Matrix matrix = zero(rows, columns);
        long state = seed;
        for (int i = 0; i < matrix.values.length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            matrix.values[i] = (state >> 11) * 0x1.0p-52;
        }
        return matrix;
    }

    /// The product by the definition, each sum in the order of the inner index.
    Matrix times(Matrix right) {
        Matrix product = zero(rows, right.columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < right.columns; j++) {
                double sum = 0;
                for (int k = 0; k < columns; k++) {
                    sum += values[i * columns + k] * right.values[k * right.columns + j];
                }
                product.values[i * right.columns + j] = sum;
            }
        }
        return product;
    }

    /// The same product in blocks of `block` x `block`, which stay in the cache. Blocks of the
    /// inner index are taken in order, so that every sum has the same roundings as in [#times].
    Matrix timesInBlocks(Matrix right, int block) {
        Matrix product = zero(rows, right.columns);
        for (int i = 0; i < rows; i += block) {
            for (int j = 0; j < right.columns; j += block) {
                for (int k = 0; k < columns; k += block) {
                    addBlock(product, right, i, j, k, block);
                }
            }
        }
        return product;
    }

    private void addBlock(Matrix product, Matrix right, int i0, int j0, int k0, int block) {
        int n = right.columns;
        int iEnd = Math.min(i0 + block, rows);
        int jEnd = Math.min(j0 + block, n);
        int kEnd = Math.min(k0 + block, columns);
        for (int i = i0; i < iEnd; i++) {
            for (int k = k0; k < kEnd; k++) {
                double factor = values[i * columns + k];
                for (int j = j0; j < jEnd; j++) {
                    product.values[i * n + j] += factor * right.values[k * n + j];
                }
            }
        }
    }

    /// A copy of the rows `[from, to)`.
    Matrix rows(int from, int to) {
        double[] copy = Arrays.copyOfRange(values, from * columns, to * columns);
        return new Matrix(to - from, columns, copy);
    }

    /// Overwrites rows from `first` on with those of `band`.
    void setRows(int first, Matrix band) {
        System.arraycopy(band.values, 0, values, first * columns, band.values.length);
    }

    double maxDifference(Matrix other) {
        double max = 0;
        for (int i = 0; i < values.length; i++) {
            max = Math.max(max, Math.abs(values[i] - other.values[i]));
        }
        return max;
    }
}
