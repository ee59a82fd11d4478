package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Generic methods with wildcards and bounds; types erased on the way.
public final class Wildcards {
    private Wildcards() {}

    private static double sum(Collection<? extends Number> numbers) {
        double sum = 0;
        for (Number number : numbers) {
            sum += number.doubleValue();
        }
        return sum;
    }

    private static void fill(List<? super Integer> into, int count) {
        for (int i = 0; i < count; i++) {
            into.add(i * i);
        }
    }

    private static <T> T greatest(Iterable<? extends T> all, T least, Comparator<? super T> order) {
        T best = least;
        for (T each : all) {
            best = order.compare(each, best) > 0 ? each : best;
        }
        return best;
    }

    private static <K extends Comparable<? super K>, V> Map<K, List<V>> group(
            List<V> values, Function<? super V, ? extends K> key) {
        Map<K, List<V>> groups = new TreeMap<>();
        for (V value : values) {
            List<V> group = groups.get(key.apply(value));
            if (group == null) {
                group = new ArrayList<>();
                groups.put(key.apply(value), group);
            }
            group.add(value);
        }
        return groups;
    }

    public static void main(String[] argv) {
        List<Number> numbers = new ArrayList<>();
        for (int i = 2; i < 5; i++) {
            fill(numbers, i);
            numbers.add(i / 4.0);
            System.out.println(
                    sum(numbers)
                            + " "
                            + greatest(
                                    numbers,
                                    -1,
                                    (a, b) -> Double.compare(a.doubleValue(), b.doubleValue())));
        }
        System.out.println(
                group(List.of("pear", "fig", "kiwi", "date", "plum", "nut"), String::length));
    }
}
