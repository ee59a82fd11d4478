package org.godwit.examples.zoo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Records with compact constructors that compute, static factories, and as keys of maps.
@SuppressWarnings("NarrowCalculation") // on purpose
public final class CompactRecords {
    private CompactRecords() {}

    private record Fraction(long up, long down) implements Comparable<Fraction> {
        Fraction {
            if (down == 0) {
                throw new IllegalArgumentException("nothing below " + up);
            }
            long a = Math.abs(up);
            long b = Math.abs(down);
            while (b != 0) {
                long rest = a % b;
                a = b;
                b = rest;
            }
            long sign = down < 0 ? -1 : 1;
            up = sign * up / Math.max(a, 1);
            down = sign * down / Math.max(a, 1);
        }

        Fraction plus(Fraction other) {
            return new Fraction(up * other.down + other.up * down, down * other.down);
        }

        @Override
        public int compareTo(Fraction other) {
            return Long.compare(up * other.down, other.up * down);
        }
    }

    public static void main(String[] argv) {
        Fraction sum = new Fraction(0, 1);
        Map<Fraction, Integer> seen = new HashMap<>();
        Fraction[] all = new Fraction[6];
        for (int i = 0; i < 6; i++) {
            sum = sum.plus(new Fraction(i - 2, 2L * i + 2));
            all[i] = sum;
            seen.merge(new Fraction(i % 3, 2), i, Integer::sum);
            System.out.println(sum + " " + seen.get(new Fraction(2 * (i % 3), 4)));
        }
        Arrays.sort(all);
        for (Fraction each : all) {
            System.out.println(each.up() + "/" + each.down());
        }
        try {
            System.out.println(new Fraction(1, all[0].compareTo(all[0])));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
