package org.godwit.benchmarks.kernel;

import java.util.function.DoubleSupplier;

/// Static variables, which are private to each task when woven: a table that is read, counters that
/// are written, both in loops and in small methods.
public final class Statics implements DoubleSupplier {

    private static final int TABLE_SIZE = 256;
    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int ROUNDS = 200_000;
    private static final int[] TABLE = table();

    private static int checksum;
    private static long count;

    private static int[] table() {
        int[] table = new int[TABLE_SIZE];
        for (int i = 0; i < TABLE_SIZE; i++) {
            int entry = i;
            for (int bit = 0; bit < 8; bit++) {
                entry = (entry & 1) == 0 ? entry >>> 1 : (entry >>> 1) ^ POLYNOMIAL;
            }
            table[i] = entry;
        }
        return table;
    }

    @Override
    public double getAsDouble() {
        checksum = -1;
        count = 0;
        for (int i = 0; i < ROUNDS; i++) {
            add(i * 7);
            if ((checksum & 3) == 0) {
                count++;
            }
        }
        return checksum + (double) count;
    }

    private static void add(int b) {
        checksum = (checksum >>> 8) ^ TABLE[(checksum ^ b) & (TABLE_SIZE - 1)];
    }
}
