package org.godwit.examples.classic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// The symmetric matrix with the first row 1, 2, ... n, and what [Gexample] computes of it.
final class Toeplitz {

    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private Toeplitz() {}

    static int element(int row, int column) {
        return Math.abs(row - column) + 1;
    }

    static double largest(double[] values) {
        double largest = values[0];
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /// As C's `%g` shows a number of 1 and more.
    static String shown(double value) {
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent <= 5) {
            return rounded.toPlainString();
        }
        String digits = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return String.format(Locale.ROOT, "%se+%02d", digits, exponent);
    }

    /// The rows of one of several tasks.
    ///
    /// @param dimension of the matrix
    /// @param me the task's place among them, from 0
    /// @param tasks how many there are
    record Block(int dimension, int me, int tasks) {

        private int first() {
            return (int) ((long) dimension * me / tasks);
        }

        private int end() {
            return (int) ((long) dimension * (me + 1) / tasks);
        }

        double[] columnSums() {
            double[] sums = new double[dimension];
            for (int row = first(); row < end(); row++) {
                for (int column = 0; column < dimension; column++) {
                    sums[column] += element(row, column);
                }
            }
            return sums;
        }

        double productOfFirstColumn() {
            double product = 1;
            for (int row = first(); row < end(); row++) {
                product *= element(row, 0);
            }
            return product;
        }
    }
}
