package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;

/// Exceptions of the program's own, with state that grows while they fly.
public final class CustomException {
    private CustomException() {}

    private static final class Overdrawn extends Exception {
        private final List<String> path = new ArrayList<>();
        private final long missing;

        Overdrawn(long missing) {
            super("missing " + missing);
            this.missing = missing;
        }

        Overdrawn via(String place) {
            path.add(place);
            return this;
        }
    }

    private static long withdraw(long balance, int floor) throws Overdrawn {
        long left = balance;
        for (int i = 1; i <= floor; i++) {
            left -= (long) i * Echo.of(i);
            if (left < 0) {
                throw new Overdrawn(-left);
            }
        }
        return left;
    }

    private static long branch(long balance, int depth) throws Overdrawn {
        try {
            return depth == 0 ? withdraw(balance, 6) : branch(balance - depth, depth - 1);
        } catch (Overdrawn e) {
            throw e.via("floor" + depth);
        }
    }

    public static void main(String[] argv) {
        long lost = 0;
        for (int depth = 0; depth < 12; depth += 3) {
            try {
                System.out.println("left " + branch(100, depth));
            } catch (Overdrawn e) {
                lost += e.missing;
                System.out.println(e.getMessage() + " by " + String.join(">", e.path));
            }
        }
        System.out.println(lost);
    }
}
