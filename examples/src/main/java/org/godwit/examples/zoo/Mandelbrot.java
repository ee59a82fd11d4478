package org.godwit.examples.zoo;

/// A small Mandelbrot set: doubles in the innermost loop.
public final class Mandelbrot {
    private Mandelbrot() {}

    private static int escape(double cr, double ci) {
        double r = 0;
        double i = 0;
        int n = 0;
        while (n < 26 && r * r + i * i < 4) {
            double next = r * r - i * i + cr;
            i = 2 * r * i + ci;
            r = next;
            n++;
        }
        return n;
    }

    public static void main(String[] argv) {
        for (int y = 0; y < 6; y++) {
            String row = "";
            for (int x = 0; x < 14; x++) {
                int n = escape(-2.1 + x * 0.2, -1.0 + y * 0.4);
                row += n == 26 ? '@' : (char) ('a' + n);
            }
            System.out.println(row);
        }
    }
}
