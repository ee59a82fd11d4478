package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;

/// Permutations of an array by swapping, subsets of a list by recursion.
public final class Permutations {
    private Permutations() {}

    private int count;
    private final Checksum sum = new Checksum();

    private void permute(int[] a, int from) {
        if (from == a.length) {
            count++;
            for (int value : a) {
                sum.add(value);
            }
            if (count % 6 == 0) {
                System.out.println(count + " " + a[0] + a[1] + a[2] + a[3] + " " + sum);
            }
            return;
        }
        for (int i = from; i < a.length; i++) {
            int swap = a[from];
            a[from] = a[i];
            a[i] = swap;
            permute(a, from + 1);
            a[i] = a[from];
            a[from] = swap;
        }
    }

    private static void subsets(List<String> items, int at, List<String> chosen, List<String> out) {
        if (at == items.size()) {
            out.add(String.join("", chosen));
            return;
        }
        subsets(items, at + 1, chosen, out);
        chosen.add(items.get(at));
        subsets(items, at + 1, chosen, out);
        chosen.removeLast();
        for (int i = 0; i < 1; i++) {
            out.add("/");
        }
    }

    public static void main(String[] argv) {
        new Permutations().permute(new int[] {1, 2, 3, 4}, 0);
        List<String> out = new ArrayList<>();
        subsets(List.of("a", "b", "c", "d"), 0, new ArrayList<>(), out);
        System.out.println(out);
    }
}
