package org.godwit.benchmarks.kernel;

import java.util.function.DoubleSupplier;

/// Recursion with a loop at each level: the ways to place ten queens.
public final class Queens implements DoubleSupplier {

    private final int size = 10;

    @Override
    public double getAsDouble() {
        return place(0, 0, 0, 0);
    }

    private long place(int row, int columns, int rising, int falling) {
        if (row == size) {
            return 1;
        }
        long ways = 0;
        for (int i = 0; i < size; i++) {
            int column = 1 << i;
            int up = 1 << (row + i);
            int down = 1 << (row - i + size);
            if ((columns & column) == 0 && (rising & up) == 0 && (falling & down) == 0) {
                ways += place(row + 1, columns | column, rising | up, falling | down);
            }
        }
        return ways;
    }
}
