package org.godwit.examples.zoo;

/// Conway's Life on a torus, a glider and a blinker.
@SuppressWarnings("OperatorPrecedence") // on purpose
public final class LifeGame {
    private LifeGame() {}

    private static final int SIZE = 8;

    private static int neighbours(boolean[][] cells, int y, int x) {
        int count = 0;
        for (int dy = SIZE - 1; dy <= SIZE + 1; dy++) {
            for (int dx = SIZE - 1; dx <= SIZE + 1; dx++) {
                count += cells[(y + dy) % SIZE][(x + dx) % SIZE] ? 1 : 0;
            }
        }
        return count - (cells[y][x] ? 1 : 0);
    }

    public static void main(String[] argv) {
        boolean[][] cells = new boolean[SIZE][SIZE];
        for (int[] at :
                new int[][] {{0, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}, {5, 4}, {5, 5}, {5, 6}}) {
            cells[at[0]][at[1]] = true;
        }
        for (int generation = 0; generation < 3; generation++) {
            boolean[][] next = new boolean[SIZE][SIZE];
            for (int y = 0; y < SIZE; y++) {
                StringBuilder row = new StringBuilder();
                for (int x = 0; x < SIZE; x++) {
                    int around = neighbours(cells, y, x);
                    next[y][x] = around == 3 || cells[y][x] && around == 2;
                    row.append(next[y][x] ? '#' : '.');
                }
                System.out.println(row);
            }
            cells = next;
        }
    }
}
