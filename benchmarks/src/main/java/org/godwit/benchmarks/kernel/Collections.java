package org.godwit.benchmarks.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.IntBinaryOperator;

/// Lists, maps and lambdas of the JDK.
public final class Collections implements DoubleSupplier {

    private static final int ENTRIES = 50_000;
    private static final int KEYS = 1_000;

    private final List<Integer> numbers = new ArrayList<>();
    private final IntBinaryOperator mix = (a, b) -> a * 31 + b;

    public Collections() {
        Random random = new Random(1);
        for (int i = 0; i < ENTRIES; i++) {
            numbers.add(random.nextInt(KEYS));
        }
    }

    @Override
    public double getAsDouble() {
        Map<Integer, Integer> counts = new HashMap<>();
        int hash = 1;
        for (int number : numbers) {
            counts.merge(number, 1, Integer::sum);
            hash = mix.applyAsInt(hash, number);
        }
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            hash += entry.getKey() * entry.getValue();
        }
        return hash;
    }
}
