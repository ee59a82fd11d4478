package org.godwit.examples.zoo;

/// All ways to place seven queens, by recursion and backtracking over a shared array.
public final class Queens {
    private Queens() {}

    private static final int SIZE = 7;

    private int found;
    private final int[] columns = new int[SIZE];

    private boolean safe(int row) {
        for (int other = 0; other < row; other++) {
            int distance = Math.abs(columns[other] - columns[row]);
            if (distance == 0 || distance == row - other) {
                return false;
            }
        }
        return true;
    }

    private void place(int row) {
        if (row == SIZE) {
            found++;
            if (found % 3 == 0) {
                System.out.println(found + ": " + Checksum.of(columns));
            }
            return;
        }
        int last = row == 0 ? SIZE / 3 : SIZE;
        for (int column = 0; column < last; column++) {
            columns[row] = column;
            if (safe(row)) {
                place(row + 1);
            }
        }
    }

    public static void main(String[] argv) {
        Queens queens = new Queens();
        queens.place(0);
        System.out.println("found " + queens.found);
    }
}
