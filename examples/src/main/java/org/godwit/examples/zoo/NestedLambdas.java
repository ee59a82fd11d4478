package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;

/// Lambdas within lambdas within loops, each closing over the counters of the ones around it.
public final class NestedLambdas {
    private NestedLambdas() {}

    private final List<IntSupplier> kept = new ArrayList<>();

    private IntFunction<IntFunction<IntUnaryOperator>> make(int a) {
        return b -> {
            int sum = a;
            for (int i = 0; i < b; i++) {
                sum += i;
            }
            int ab = sum;
            return c -> {
                for (int i = 0; i < c; i++) {
                    int turn = i;
                    kept.add(() -> {
                        int s = ab;
                        for (int k = 0; k <= turn; k++) {
                            s += k * a;
                        }
                        return s + kept.size();
                    });
                }
                return d -> {
                    int product = ab + c;
                    for (int i = 0; i < d; i++) {
                        product = product * 3 + a;
                    }
                    return product;
                };
            };
        };
    }

    public static void main(String[] argv) {
        NestedLambdas it = new NestedLambdas();
        for (int a = 1; a < 4; a++) {
            System.out.println(
                    it.make(a).apply(a + 1).apply(2).applyAsInt(a) + " " + it.kept.size());
        }
        long sum = 0;
        for (IntSupplier each : it.kept) {
            sum = sum * 31 + each.getAsInt();
        }
        System.out.println(sum);
    }
}
