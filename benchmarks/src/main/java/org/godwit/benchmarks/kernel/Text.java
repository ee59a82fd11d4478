package org.godwit.benchmarks.kernel;

import java.util.function.DoubleSupplier;

/// Builds strings, by concatenation and by a builder, and takes them apart.
public final class Text implements DoubleSupplier {

    private static final int LINES = 4_000;

    @Override
    public double getAsDouble() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            String word = "line " + i + ": " + (i * 31 % 97) + '\n';
            text.append(word);
        }
        String all = text.toString();
        int digits = 0;
        for (int i = 0; i < all.length(); i++) {
            if (isDigit(all.charAt(i))) {
                digits++;
            }
        }
        return digits + all.hashCode();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
