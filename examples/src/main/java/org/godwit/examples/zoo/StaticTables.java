package org.godwit.examples.zoo;

import java.util.Map;

/// `static final` tables and constants, made by static initialisers that loop, on first use.
public final class StaticTables {
    private StaticTables() {}

    private static final int SIZE = 16;
    private static final int[] SINES = sines();
    private static final String[] NAMES = {"zero", "one", "two"};
    private static final Map<String, Integer> NUMBERS = Map.of("zero", 0, "one", 1, "two", 2);

    private static int[] sines() {
        int[] table = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            table[i] = (int) Math.round(1000 * StrictMath.sin(i));
        }
        return table;
    }

    private interface Limits {
        long[] POWERS = powers();

        private static long[] powers() {
            long[] powers = new long[10];
            powers[0] = 1;
            for (int i = 1; i < 10; i++) {
                powers[i] = powers[i - 1] * 7;
            }
            return powers;
        }
    }

    public static void main(String[] argv) {
        for (int i = 0; i < SIZE; i++) {
            int sum = SINES[i];
            if (i >= 8) {
                sum += (int) (Limits.POWERS[i % 10] % 1000);
            }
            SINES[(i + 1) % SIZE] += sum;
            System.out.println(i + " " + sum + " " + NAMES[i % 3] + NUMBERS.get(NAMES[i % 3]));
        }
        System.out.println(Checksum.of(SINES));
    }
}
