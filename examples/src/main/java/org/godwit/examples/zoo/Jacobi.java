package org.godwit.examples.zoo;

/// Relaxation on a grid: two arrays that change places, until little changes.
public final class Jacobi {
    private Jacobi() {}

    public static void main(String[] argv) {
        int n = 9;
        double[][] now = new double[n][n];
        double[][] next = new double[n][n];
        for (int i = 0; i < n; i++) {
            now[0][i] = next[0][i] = 100;
            now[i][n - 1] = next[i][n - 1] = i * 10;
        }
        double change = Double.MAX_VALUE;
        for (int sweep = 0; change > 4; sweep++) {
            change = 0;
            for (int y = 1; y < n - 1; y++) {
                for (int x = 1; x < n - 1; x++) {
                    next[y][x] =
                            (now[y - 1][x] + now[y + 1][x] + now[y][x - 1] + now[y][x + 1]) / 4;
                    change = Math.max(change, Math.abs(next[y][x] - now[y][x]));
                }
            }
            double[][] swap = now;
            now = next;
            next = swap;
            System.out.println(sweep + " " + change + " " + now[4][4]);
        }
    }
}
