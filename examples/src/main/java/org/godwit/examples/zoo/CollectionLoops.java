package org.godwit.examples.zoo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;

/// Enhanced loops over arrays and all the usual collections, their iterators alive in hidden
/// locals.
@SuppressWarnings("JdkObsolete") // on purpose
public final class CollectionLoops {
    private CollectionLoops() {}

    private static long walk(Collection<Integer> numbers) {
        long sum = 0;
        for (Integer number : numbers) {
            sum = sum * 31 + number;
        }
        return sum;
    }

    public static void main(String[] argv) {
        int[] data = {5, 3, 9, 1, 7, 2};
        List<Collection<Integer>> all =
                List.of(
                        new ArrayList<>(),
                        new LinkedList<>(),
                        new ArrayDeque<>(),
                        new TreeSet<>(),
                        new LinkedHashSet<>(),
                        new PriorityQueue<>());
        TreeMap<Integer, String> map = new TreeMap<>();
        for (int number : data) {
            for (Collection<Integer> each : all) {
                each.add(number);
            }
            map.put(number, "n" + number);
        }
        for (Collection<Integer> each : all) {
            System.out.println(each.getClass().getSimpleName() + " " + walk(each));
        }
        for (var entry : map.entrySet()) {
            for (var other : map.headMap(entry.getKey()).keySet()) {
                data[0] += other;
            }
            System.out.println(entry.getKey() + entry.getValue() + " " + data[0]);
        }
        for (int number : map.descendingKeySet()) {
            data[1] = data[1] * 3 + number;
        }
        System.out.println(data[1]);
    }
}
