package org.godwit.examples.zoo;

/// A heap in an array: sifting down, printing on the way.
public final class HeapSort {
    private final int[] heap;
    private int size;

    HeapSort(int[] heap) {
        this.heap = heap;
        this.size = heap.length;
    }

    private void sift(int from) {
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && heap[child + 1] > heap[child]) {
                child++;
            }
            if (heap[at] >= heap[child]) {
                return;
            }
            int swap = heap[at];
            heap[at] = heap[child];
            heap[child] = swap;
            at = child;
        }
    }

    private void sort() {
        for (int i = size / 2 - 1; i >= 0; i--) {
            sift(i);
        }
        System.out.println("heap " + Checksum.of(heap));
        while (size > 1) {
            size--;
            int top = heap[0];
            heap[0] = heap[size];
            heap[size] = top;
            sift(0);
            if (size % 8 == 0) {
                System.out.println(size + " " + Checksum.of(heap));
            }
        }
    }

    public static void main(String[] argv) {
        int[] a = new int[40];
        for (int i = 0; i < a.length; i++) {
            a[i] = i * 7_919 % 101;
        }
        new HeapSort(a).sort();
        System.out.println(a[0] + " " + a[20] + " " + a[39]);
    }
}
