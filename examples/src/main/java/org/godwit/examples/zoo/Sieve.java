package org.godwit.examples.zoo;

/// The sieve of Eratosthenes, on booleans and on the bits of longs.
public final class Sieve {
    private Sieve() {}

    public static void main(String[] argv) {
        int top = 120;
        boolean[] composite = new boolean[top + 1];
        long[] bits = new long[top / 64 + 1];
        int count = 0;
        int last = 0;
        for (int n = 2; n <= top; n++) {
            if (!composite[n]) {
                count++;
                last = n;
                for (int m = n * n; m <= top; m += n) {
                    composite[m] = true;
                    bits[m >> 6] |= 1L << m;
                }
            }
            if (n % 30 == 0) {
                System.out.println(
                        n
                                + ": "
                                + count
                                + ", last "
                                + last
                                + ", "
                                + Long.toHexString(bits[0] ^ bits[1]));
            }
        }
        for (int n = 0; n <= top; n++) {
            count += composite[n] == ((bits[n >> 6] >>> n & 1) != 0) ? 0 : 1000;
        }
        System.out.println(count);
    }
}
