package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Maps that call back to make, change and merge their values.
public final class ComputeIfAbsent {
    private ComputeIfAbsent() {}

    private static int made;

    private static List<Integer> make(int n) {
        made++;
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            list.add(i);
        }
        return list;
    }

    public static void main(String[] argv) {
        Map<String, List<Integer>> lists = new HashMap<>();
        Map<Integer, Long> squares = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            lists.computeIfAbsent("k" + i % 6, k -> make(k.length())).add(i);
            squares.compute(i % 4, (k, v) -> v == null ? (long) make(k).size() : v * v % 1009 + 3);
        }
        for (int i = 0; i < 6; i++) {
            System.out.println(lists.get("k" + i) + " " + squares.get(i % 4));
        }
        System.out.println("made " + made + " " + squares);
    }
}
