package org.godwit.examples.masterworker;

/// Counting primes: slowly by trial division (the jobs), quickly by a sieve (the check).
final class Primes {

    private Primes() {}

    /// How many primes lie in `[from, to)`, by trial division.
    static int countIn(int from, int to) {
        int count = 0;
        for (int n = Math.max(from, 2); n < to; n++) {
            if (isPrime(n)) {
                count++;
            }
        }
        return count;
    }

    private static boolean isPrime(int n) {
        if (n % 2 == 0) {
            return n == 2;
        }
        for (int d = 3; (long) d * d <= n; d += 2) {
            if (n % d == 0) {
                return false;
            }
        }
        return n > 1;
    }

    /// How many primes are less than `limit`, by the sieve of Eratosthenes.
    static int countBelow(int limit) {
        boolean[] composite = new boolean[Math.max(limit, 2)];
        int count = 0;
        for (int n = 2; n < limit; n++) {
            if (composite[n]) {
                continue;
            }
            count++;
            for (long multiple = (long) n * n; multiple < limit; multiple += n) {
                composite[(int) multiple] = true;
            }
        }
        return count;
    }
}
