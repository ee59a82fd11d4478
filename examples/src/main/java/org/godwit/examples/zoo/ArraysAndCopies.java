package org.godwit.examples.zoo;

import java.util.Arrays;

/// Arrays cloned, copied, filled, sorted and searched between loops; aliases kept apart from
/// copies.
@SuppressWarnings("ReferenceEquality") // on purpose
public final class ArraysAndCopies {
    private ArraysAndCopies() {}

    public static void main(String[] argv) {
        int[] original = {9, 4, 7, 1};
        int[] alias = original;
        int[] copy = original.clone();
        int[][] deep = {original, alias, copy};
        int[][] shallow = deep.clone();
        for (int i = 0; i < 4; i++) {
            alias[i] += 10 * i;
            copy[3 - i] ^= i;
            shallow[i % 3][0]++;
            System.out.println(
                    Arrays.toString(original)
                            + Arrays.toString(copy)
                            + (deep[0] == deep[1])
                            + (shallow[2] == copy)
                            + Arrays.deepHashCode(deep));
        }
        long[] window = new long[10];
        for (int i = 0; i < 10; i++) {
            System.arraycopy(window, 0, window, 1, 9);
            window[0] = (long) i * i;
        }
        Arrays.sort(window, 2, 8);
        System.out.println(Arrays.toString(window) + Arrays.binarySearch(window, 2, 8, 36));
        char[] letters = new char[5];
        Arrays.fill(letters, 'z');
        for (int i = 0; i < 5; i++) {
            letters[i] -= (char) i;
        }
        System.out.println(
                String.valueOf(letters) + Arrays.equals(deep[0], Arrays.copyOfRange(alias, 0, 4)));
    }
}
