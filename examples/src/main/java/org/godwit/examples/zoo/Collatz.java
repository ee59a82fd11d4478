package org.godwit.examples.zoo;

/// The longest Collatz paths below a hundred or so, in longs.
public final class Collatz {
    private Collatz() {}

    public static void main(String[] argv) {
        int longest = 0;
        for (int n = 20; n < 30; n++) {
            long value = n;
            long peak = n;
            int steps = 0;
            while (value != 1) {
                value = (value & 1) == 0 ? value >> 1 : 3 * value + 1;
                peak = Math.max(peak, value);
                steps++;
            }
            if (steps > longest) {
                longest = steps;
                System.out.println(n + " takes " + steps + " up to " + peak);
            }
        }
        System.out.println(longest);
    }
}
