package org.godwit.examples.conformance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Values as the C programs print them.
final class Figures {

    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private Figures() {}

    /// C's `%g`: six digits, without zeros at the end; an exponent if it is below -4 or above 5.
    static String g(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return String.valueOf(value).replace("Infinity", "inf").replace("NaN", "nan");
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent <= 5) {
            return rounded.toPlainString();
        }
        String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return String.format(
                Locale.ROOT, "%se%s%02d", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /// C's `%g%+gi`.
    static String complex(double re, double im) {
        String imaginary = g(im);
        return g(re) + (imaginary.startsWith("-") ? "" : "+") + imaginary + "i";
    }

    static String list(int... values) {
        return joined(",", values);
    }

    static String joined(String between, int... values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : between).append(values[i]);
        }
        return text.toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] withNul(String text) {
        return bytes(text + "\0");
    }

    static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
