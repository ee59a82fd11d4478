package org.godwit.examples.zoo;

/// Ulam's spiral of primes, walked with turning directions.
public final class PrimeSpiral {
    private PrimeSpiral() {}

    private static boolean isPrime(int n) {
        for (int i = 2; i * i <= n; i++) {
            if (n % i == 0) {
                return false;
            }
        }
        return n > 1;
    }

    public static void main(String[] argv) {
        int size = 9;
        char[][] grid = new char[size][size];
        int x = size / 2;
        int y = size / 2;
        int dx = 1;
        int dy = 0;
        int leg = 1;
        int walked = 0;
        int turns = 0;
        for (int n = 1; n <= size * size; n++) {
            grid[y][x] = isPrime(n) ? '*' : '.';
            x += dx;
            y += dy;
            if (++walked == leg) {
                walked = 0;
                int turned = dx;
                dx = dy;
                dy = -turned;
                leg += ++turns % 2 == 0 ? 1 : 0;
            }
        }
        for (char[] row : grid) {
            System.out.println(new String(row));
        }
    }
}
