package org.godwit.examples.zoo;

import java.util.function.IntBinaryOperator;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;

/// Lambdas that capture, count, loop and are returned.
public final class Lambdas {
    private Lambdas() {}

    private int total;

    private static IntUnaryOperator power(int exponent) {
        return base -> {
            int result = 1;
            for (int i = 0; i < exponent; i++) {
                result *= base;
            }
            return result;
        };
    }

    private static IntSupplier counter() {
        int[] count = {0};
        return () -> {
            for (int i = 0; i < 2; i++) {
                count[0] += Echo.of(1);
            }
            return count[0];
        };
    }

    private IntBinaryOperator adder(long bias, double factor) {
        return (a, b) -> {
            for (int i = a; i < b; i++) {
                total += (int) (i * factor + bias);
            }
            return total;
        };
    }

    public static void main(String[] argv) {
        IntUnaryOperator cube = power(3);
        IntUnaryOperator fifth = power(5);
        IntSupplier first = counter();
        IntSupplier second = counter();
        IntBinaryOperator adder = new Lambdas().adder(7L, 1.5);
        for (int i = 0; i < 6; i++) {
            System.out.println(
                    cube.applyAsInt(i)
                            + " "
                            + fifth.applyAsInt(i)
                            + " "
                            + first.getAsInt()
                            + " "
                            + adder.applyAsInt(i, i + 4));
            if (i % 2 == 0) {
                System.out.println("second " + second.getAsInt());
            }
        }
    }
}
