package org.godwit.examples.zoo;

/// Sums of series whose every bit must come back: float and double, with NaN and negative zero.
public final class FloatSeries {
    private FloatSeries() {}

    private static double term(int n) {
        double power = 1;
        for (int i = 0; i < n % 4; i++) {
            power *= -0.75;
        }
        return power / (n + 1);
    }

    public static void main(String[] argv) {
        float f = 0;
        double d = 0;
        double compensation = 0;
        double kahan = 0;
        for (int n = 0; n < 100; n++) {
            f += (float) term(n);
            d += term(n);
            double y = term(n) - compensation;
            double t = kahan + y;
            compensation = t - kahan - y;
            kahan = t;
            if (n % 20 == 19) {
                System.out.println(
                        Integer.toHexString(Float.floatToRawIntBits(f))
                                + " "
                                + Long.toHexString(Double.doubleToRawLongBits(d))
                                + " "
                                + Long.toHexString(Double.doubleToRawLongBits(kahan)));
            }
        }
        double odd = Double.longBitsToDouble(0x7ff8000000001234L);
        double zero = -0.0;
        for (int i = 0; i < 3; i++) {
            zero *= 2;
            System.out.println(
                    Long.toHexString(Double.doubleToRawLongBits(odd))
                            + " "
                            + 1 / zero
                            + " "
                            + Math.sqrt(d)
                            + " "
                            + (float) d);
        }
    }
}
