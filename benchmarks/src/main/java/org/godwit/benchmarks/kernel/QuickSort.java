package org.godwit.benchmarks.kernel;

import java.util.Random;
import java.util.function.DoubleSupplier;

/// Sorts numbers with a sort of its own: short loops that end soon, and recursion.
public final class QuickSort implements DoubleSupplier {

    private static final int LENGTH = 50_000;

    private final int[] unsorted = new Random(1).ints(LENGTH).toArray();

    @Override
    public double getAsDouble() {
        int[] numbers = unsorted.clone();
        sort(numbers, 0, LENGTH - 1);
        return numbers[LENGTH / 2] + numbers[LENGTH - 1];
    }

    private static void sort(int[] numbers, int from, int to) {
        int low = from;
        int high = to;
        int pivot = numbers[(from + to) >>> 1];
        while (low <= high) {
            while (numbers[low] < pivot) {
                low++;
            }
            while (numbers[high] > pivot) {
                high--;
            }
            if (low <= high) {
                int held = numbers[low];
                numbers[low++] = numbers[high];
                numbers[high--] = held;
            }
        }
        if (from < high) {
            sort(numbers, from, high);
        }
        if (low < to) {
            sort(numbers, low, to);
        }
    }
}
