package org.godwit.examples.zoo;

/// Quicksort by recursion, halves sorted in the middle of an expression.
public final class QuickSort {
    private QuickSort() {}

    private static int sort(int[] a, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int pivot = a[(from + to) >>> 1];
        int i = from;
        int j = to - 1;
        while (i <= j) {
            while (a[i] < pivot) {
                i++;
            }
            while (a[j] > pivot) {
                j--;
            }
            if (i <= j) {
                int swap = a[i];
                a[i++] = a[j];
                a[j--] = swap;
            }
        }
        return 1 + sort(a, from, j + 1) + 2 * sort(a, i, to);
    }

    public static void main(String[] argv) {
        long seed = 42;
        for (int size = 8; size <= 64; size *= 2) {
            int[] a = new int[size];
            for (int i = 0; i < size; i++) {
                seed = seed * 6_364_136_223_846_793_005L + 1;
                a[i] = (int) (seed >>> 40);
            }
            int splits = sort(a, 0, size);
            int disorder = 0;
            for (int i = 1; i < size; i++) {
                disorder += a[i - 1] > a[i] ? 1 : 0;
            }
            System.out.println(size + " " + splits + " " + disorder + " " + Checksum.of(a));
        }
    }
}
