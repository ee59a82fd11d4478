package org.godwit.examples.zoo;

import java.util.List;

/// Unnamed variables and patterns; a long recursion turned into a loop over a stack of its own.
@SuppressWarnings("NarrowCalculation") // on purpose
public final class UnnamedVariables {
    private UnnamedVariables() {}

    private record Tree(int value, List<Tree> below) {}

    private record Spot(int x, int y, int z) {}

    private static Tree grow(int value, int depth) {
        return depth == 0
                ? new Tree(value, List.of())
                : new Tree(value, List.of(grow(value * 2, depth - 1), grow(value + 3, depth - 1)));
    }

    public static void main(String[] argv) {
        java.util.ArrayDeque<Tree> open = new java.util.ArrayDeque<>();
        open.push(grow(1, 4));
        int count = 0;
        long sum = 0;
        while (!open.isEmpty()) {
            Tree tree = open.pop();
            for (Tree below : tree.below()) {
                open.push(below);
            }
            for (var _ : tree.below()) {
                count++;
            }
            sum = sum * 3 + tree.value();
            if (tree.below().isEmpty() && tree.value() % 4 == 0) {
                System.out.println("leaf " + tree.value() + " " + count + " " + sum);
            }
        }
        for (Object thing : List.of(new Spot(1, 2, 3), "no number", 5, new Spot(9, 0, 1))) {
            try {
                if (thing instanceof Spot(int x, _, var z)) {
                    sum += x * z;
                } else {
                    sum += Integer.parseInt(thing.toString());
                }
            } catch (NumberFormatException _) {
                count += 100;
            }
            System.out.println(count + " " + sum);
        }
    }
}
