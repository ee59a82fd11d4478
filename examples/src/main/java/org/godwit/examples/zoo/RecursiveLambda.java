package org.godwit.examples.zoo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/// Lambdas that call themselves: through a field, an array, an argument.
public final class RecursiveLambda {
    private RecursiveLambda() {}

    private final Map<Long, Long> known = new HashMap<>();
    private LongUnaryOperator fibonacci = n -> n;

    private void learn() {
        fibonacci =
                n -> {
                    Long before = known.get(n);
                    if (before != null) {
                        return before;
                    }
                    long value =
                            n < 2 ? n : fibonacci.applyAsLong(n - 1) + fibonacci.applyAsLong(n - 2);
                    known.put(n, value);
                    for (int i = 0; i < 2; i++) {
                        value += n % 10 == 0 ? Echo.of(0) : 0;
                    }
                    return value;
                };
    }

    private static String times(int n, UnaryOperator<String> step, String start) {
        return n == 0 ? start : step.apply(times(n - 1, step, start));
    }

    public static void main(String[] argv) {
        RecursiveLambda memo = new RecursiveLambda();
        memo.learn();
        for (int n = 5; n < 45; n += 8) {
            System.out.println(memo.fibonacci.applyAsLong(n) + " known " + memo.known.size());
        }
        LongUnaryOperator[] self = new LongUnaryOperator[1];
        self[0] = n -> n <= 1 ? 1 : n * self[0].applyAsLong(n - 1);
        System.out.println(self[0].applyAsLong(12));
        System.out.println(
                times(
                        6,
                        s -> {
                            String r = s;
                            for (int i = 0; i < 2; i++) {
                                r += i;
                            }
                            return r;
                        },
                        "z"));
    }
}
