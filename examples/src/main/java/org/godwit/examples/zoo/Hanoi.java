package org.godwit.examples.zoo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The towers of Hanoi with real discs; the rules are checked at each move.
public final class Hanoi {
    private Hanoi() {}

    private final List<Deque<Integer>> pegs =
            List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
    private int moves;

    private void move(int discs, int from, int to) {
        if (discs == 0) {
            return;
        }
        int other = 3 - from - to;
        move(discs - 1, from, other);
        int disc = pegs.get(from).pop();
        for (int lying : pegs.get(to)) {
            if (lying < disc) {
                throw new IllegalStateException(disc + " on " + lying);
            }
        }
        pegs.get(to).push(disc);
        moves++;
        if (moves % 8 == 0) {
            System.out.println(moves + " " + pegs);
        }
        move(discs - 1, other, to);
    }

    public static void main(String[] argv) {
        Hanoi hanoi = new Hanoi();
        for (int disc = 5; disc > 0; disc--) {
            hanoi.pegs.getFirst().push(disc);
        }
        hanoi.move(5, 0, 2);
        System.out.println(hanoi.moves + " " + hanoi.pegs);
    }
}
