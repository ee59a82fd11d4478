package org.godwit.console.host;

import static org.godwit.pvm.Pvm.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// What a host rehearses a move with: it computes a little of everything and waits a little, until
/// it is moved, so that the code of captures has run before the first task is moved in earnest.
public final class Rehearsed {

    private static final int DEPTH = 8;
    private static final int SIZE = 64;

    private final Map<String, List<Integer>> table = new HashMap<>();
    private final double[] numbers = new double[SIZE];
    private int rounds;

    private Rehearsed() {}

    public static void main(String[] argv) {
        Rehearsed rehearsed = new Rehearsed();
        while (true) {
            int added = rehearsed.rounds;
            rehearsed.descend(DEPTH, x -> x + added);
        }
    }

    private void descend(int depth, IntUnaryOperator step) {
        if (depth > 0) {
            descend(depth - 1, step);
            return;
        }
        for (int i = 0; i < SIZE; i++) {
            numbers[i] += step.applyAsInt(i);
            table.computeIfAbsent("k" + i % DEPTH, _ -> new ArrayList<>()).add(i);
        }
        table.values().removeIf(list -> list.size() > SIZE);
        rounds++;
        pvm_nrecv(-1, -1);
    }
}
