package org.godwit.examples.zoo;

/// LU decomposition with pivots, and the residual of the solution.
public final class LuDecomposition {
    private LuDecomposition() {}

    public static void main(String[] argv) {
        int n = 6;
        double[][] a = new double[n][n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = 1.0 / (i + j + 1) + (i == j ? 0.5 : 0) - (i * j % 3);
            }
            x[i] = i + 1;
        }
        double determinant = 1;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
                    pivot = i;
                }
            }
            double[] row = a[k];
            a[k] = a[pivot];
            a[pivot] = row;
            double swap = x[k];
            x[k] = x[pivot];
            x[pivot] = swap;
            determinant *= pivot == k ? a[k][k] : -a[k][k];
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j < n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
                x[i] -= factor * x[k];
            }
            System.out.println("pivot " + pivot + " determinant " + determinant);
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= a[i][j] * x[j];
            }
            x[i] /= a[i][i];
        }
        for (double value : x) {
            System.out.println(value);
        }
    }
}
