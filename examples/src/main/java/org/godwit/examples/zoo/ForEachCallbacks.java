package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// forEach, removeIf, replaceAll, merge: callbacks from the JDK, between loops that are free.
public final class ForEachCallbacks {
    private ForEachCallbacks() {}

    private static int triangle(int n) {
        int sum = 0;
        for (int i = 1; i <= n; i++) {
            sum += i;
        }
        return sum == 6 ? Echo.of(sum) : sum;
    }

    public static void main(String[] argv) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            numbers.add(i * 7 % 12);
        }
        int[] total = {0};
        numbers.forEach(n -> total[0] += triangle(n));
        System.out.println("total " + total[0]);
        numbers.replaceAll(ForEachCallbacks::triangle);
        System.out.println(numbers);
        numbers.removeIf(n -> triangle(n % 4) > 3);
        System.out.println(numbers);
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int n : numbers) {
            counts.merge(n % 5, triangle(n % 3), Integer::sum);
        }
        counts.forEach((k, v) -> System.out.println(k + "=" + v + " " + triangle(k)));
        for (Map.Entry<Integer, Integer> each : counts.entrySet()) {
            each.setValue(each.getValue() + triangle(2));
        }
        System.out.println(counts);
    }
}
