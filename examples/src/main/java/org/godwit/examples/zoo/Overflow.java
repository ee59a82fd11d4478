package org.godwit.examples.zoo;

/// Integer arithmetic that wraps, narrows, shifts and divides at its limits.
@SuppressWarnings("NarrowingCompoundAssignment") // on purpose
public final class Overflow {
    private Overflow() {}

    private static int twist(int n) {
        int value = n;
        for (int i = 0; i < 3; i++) {
            value = value * 1_664_525 + 1_013_904_223;
        }
        return value;
    }

    public static void main(String[] argv) {
        int value = Integer.MAX_VALUE - 2;
        long wide = Long.MAX_VALUE - 5;
        byte small = 120;
        char c = 65_530;
        for (int i = 0; i < 10; i++) {
            value++;
            wide += 2;
            small += 3;
            c += 2;
            int t = twist(value);
            System.out.println(
                    value
                            + " "
                            + wide
                            + " "
                            + small
                            + " "
                            + (int) c
                            + " "
                            + (short) t
                            + " "
                            + (byte) t
                            + " "
                            + t / -1
                            + " "
                            + Math.floorMod(t, 7)
                            + " "
                            + t % 7);
            try {
                System.out.println(Math.multiplyExact(twist(i) >> 16, 70_000));
            } catch (ArithmeticException e) {
                System.out.println("too big: " + e.getMessage());
            }
        }
        System.out.println(
                Integer.MIN_VALUE / -1
                        + " "
                        + Math.abs(Integer.MIN_VALUE)
                        + " "
                        + (long) 1e30
                        + " "
                        + (int) Double.NaN);
    }
}
