package org.godwit.benchmarks.kernel;

import java.util.Comparator;
import java.util.Random;
import java.util.function.DoubleSupplier;

/// Sorts objects with a sort of its own that asks lambdas.
public final class ComparatorSort implements DoubleSupplier {

    private static final int LENGTH = 20_000;

    private final Item[] unsorted = new Item[LENGTH];

    private record Item(int weight, String name) {}

    public ComparatorSort() {
        Random random = new Random(1);
        for (int i = 0; i < LENGTH; i++) {
            unsorted[i] = new Item(random.nextInt(1_000), "item " + random.nextInt(LENGTH));
        }
    }

    @Override
    public double getAsDouble() {
        Item[] items = unsorted.clone();
        Comparator<Item> byWeight = (a, b) -> Integer.compare(a.weight, b.weight);
        Comparator<Item> byName = (a, b) -> a.name.compareTo(b.name);
        sort(items, new Item[LENGTH], 0, LENGTH, byWeight, byName);
        return items[0].weight + items[LENGTH / 2].name.hashCode();
    }

    private static <T> void sort(
            T[] items, T[] spare, int from, int to, Comparator<T> first, Comparator<T> second) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(items, spare, from, middle, first, second);
        sort(items, spare, middle, to, first, second);
        System.arraycopy(items, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft =
                    right == to
                            || (left < middle && inOrder(spare[left], spare[right], first, second));
            items[i] = takeLeft ? spare[left++] : spare[right++];
        }
    }

    private static <T> boolean inOrder(T a, T b, Comparator<T> first, Comparator<T> second) {
        int order = first.compare(a, b);
        return order < 0 || (order == 0 && second.compare(a, b) <= 0);
    }
}
