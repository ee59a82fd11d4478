package org.godwit.console.bench.programs;

/// Only computes: sweeps of a stencil over a square, without a call of the virtual machine until it
/// prints its digest. Arguments: rounds, and after how many milliseconds it prints again how many
/// rounds it did in how many nanoseconds (0: never).
public final class Churn {

    private static final int SIDE = 128;
    private static final int SWEEPS = 50;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Churn() {}

    public static void main(String[] argv) {
        long rounds = Long.parseLong(argv[0]);
        long every = Long.parseLong(argv[1]) * NANOS_PER_MILLI;
        double[][] now = start();
        double[][] next = start();
        long told = System.nanoTime();
        long done = 0;
        for (long round = 0; round < rounds; round++) {
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                sweep(now, next);
                double[][] swap = now;
                now = next;
                next = swap;
            }
            done++;
            if (every > 0 && System.nanoTime() - told >= every) {
                System.out.println("speed " + done + " " + (System.nanoTime() - told));
                told = System.nanoTime();
                done = 0;
            }
        }
        System.out.println(digest(now));
    }

    /// The digest after so many rounds, computed here.
    public static String digestAfter(long rounds) {
        double[][] now = start();
        double[][] next = start();
        for (long i = 0; i < rounds * SWEEPS; i++) {
            sweep(now, next);
            double[][] swap = now;
            now = next;
            next = swap;
        }
        return digest(now);
    }

    private static double[][] start() {
        double[][] square = new double[SIDE][SIDE];
        for (int i = 0; i < SIDE; i++) {
            square[i][0] = i;
            square[0][i] = SIDE - i;
        }
        return square;
    }

    private static void sweep(double[][] from, double[][] to) {
        for (int i = 1; i < SIDE - 1; i++) {
            double[] above = from[i - 1];
            double[] row = from[i];
            double[] below = from[i + 1];
            double[] out = to[i];
            for (int j = 1; j < SIDE - 1; j++) {
                out[j] = 0.25 * (above[j] + below[j] + row[j - 1] + row[j + 1]);
            }
        }
    }

    private static String digest(double[][] square) {
        long digest = 1;
        for (double[] row : square) {
            for (double x : row) {
                digest = digest * 31 + Double.doubleToLongBits(x);
            }
        }
        return Long.toHexString(digest);
    }
}
