package org.godwit.examples.zoo;

/// A running checksum over the numbers and words of a program: order and value of each count.
final class Checksum {

    private static final long PRIME = 1_000_003L;

    private long value = 17;

    Checksum add(long number) {
        value = value * PRIME + number;
        return this;
    }

    Checksum add(double number) {
        return add(Double.doubleToLongBits(number));
    }

    Checksum add(String word) {
        for (int i = 0; i < word.length(); i++) {
            add(word.charAt(i));
        }
        return this;
    }

    static String of(int[] numbers) {
        Checksum sum = new Checksum();
        for (int number : numbers) {
            sum.add(number);
        }
        return sum.toString();
    }

    @Override
    public String toString() {
        return Long.toHexString(value);
    }
}
