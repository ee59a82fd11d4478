package org.godwit.examples.zoo;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/// Enums with fields, constructors and bodies of their own; EnumMap and EnumSet under way.
@SuppressWarnings("EnumOrdinal") // on purpose
public final class Planets {
    private Planets() {}

    private enum Operation {
        ADD("+") {
            @Override
            long apply(long a, long b) {
                return a + b;
            }
        },
        TIMES("*") {
            @Override
            long apply(long a, long b) {
                long sum = 0;
                for (int i = 0; i < b; i++) {
                    sum += a;
                }
                return sum;
            }
        },
        POWER("^") {
            @Override
            long apply(long a, long b) {
                long product = 1;
                for (int i = 0; i < b; i++) {
                    product = TIMES.apply(product, a);
                }
                return product;
            }
        };

        private final String sign;

        Operation(String sign) {
            this.sign = sign;
        }

        abstract long apply(long a, long b);
    }

    public static void main(String[] argv) {
        Map<Operation, Long> results = new EnumMap<>(Operation.class);
        EnumSet<Operation> left = EnumSet.allOf(Operation.class);
        int used = 0;
        for (int round = 1; round < 4; round++) {
            for (Operation operation : Operation.values()) {
                results.merge(operation, operation.apply(round, 3), Long::sum);
                used += operation.ordinal() + 1;
                System.out.println(
                        round
                                + operation.sign
                                + "3 "
                                + results
                                + " "
                                + (operation == Operation.valueOf(operation.name())));
            }
        }
        for (Operation operation : EnumSet.complementOf(EnumSet.of(Operation.ADD))) {
            left.remove(operation);
            System.out.println(left + " " + results.get(operation));
        }
        System.out.println(used);
    }
}
