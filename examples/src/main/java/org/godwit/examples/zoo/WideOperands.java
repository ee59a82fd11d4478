package org.godwit.examples.zoo;

/// Longs and doubles on the operand stack and in locals across calls.
@SuppressWarnings({"FloatCast", "LongDoubleConversion"}) // on purpose
public final class WideOperands {
    private WideOperands() {}

    private static long big(int n) {
        long value = 1;
        for (int i = 0; i < n; i++) {
            value = value * 6_364_136_223_846_793_005L + i;
        }
        return value;
    }

    private static double half(double d) {
        double value = d;
        for (int i = 0; i < 2; i++) {
            value /= Echo.of(2);
        }
        return value;
    }

    private static double mix(int a, long b, double c, byte d, long e, float f) {
        return a + b * half(c) - d + (e % 1000) * f + half(b);
    }

    public static void main(String[] argv) {
        double sum = 0.5;
        long xor = 7;
        for (int i = 1; i < 7; i++) {
            sum =
                    sum
                            + half(i)
                                    * (sum - mix(i, big(i % 3), half(sum), (byte) i, big(2), 1.5f))
                                    / half(3.0);
            xor ^= big(i) + (xor << big(1) % 3) - (long) half(xor % 97) * big(i & 1);
            System.out.println(sum + " " + xor + " " + (big(2) > xor ? half(1) : big(3)));
        }
    }
}
