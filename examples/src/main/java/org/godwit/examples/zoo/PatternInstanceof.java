package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `instanceof` with patterns whose variables live on, negated and joined by `&&`.
public final class PatternInstanceof {
    private PatternInstanceof() {}

    private record Pair(Object left, Object right) {}

    private static int size(Object thing) {
        if (!(thing instanceof Pair pair)) {
            int sum = 0;
            if (thing instanceof String text && text.length() > 1) {
                for (int i = 0; i < text.length(); i++) {
                    sum += text.charAt(i) % 3;
                }
            } else if (thing instanceof Number number && number.intValue() > 0) {
                for (int i = 0; i < number.intValue(); i++) {
                    sum++;
                }
            }
            return sum;
        }
        if (pair instanceof Pair(Pair(var a, Integer b), var c) && b > 2) {
            return size(a) * b + size(c);
        }
        return size(pair.left()) + 10 * size(pair.right());
    }

    public static void main(String[] argv) {
        List<Object> things = new ArrayList<>(List.of("tree", 4, 2.5, 'c', Map.of()));
        for (int i = 0; i < 7; i++) {
            Object made = new Pair(things.get(i), i % 2 == 0 ? i : things.get(i + 2));
            things.add(i % 3 == 0 ? new Pair(made, i) : made);
            System.out.println(i + " " + size(things.getLast()));
        }
    }
}
