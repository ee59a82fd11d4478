package org.godwit.console.bench.programs;

import static org.godwit.pvm.Pvm.*;

import org.jspecify.annotations.Nullable;

/// Holds a state of a given kind and size and waits. What it holds is looked at when a message
/// comes, so that nobody can leave it out: arguments `doubles BYTES` or `graph OBJECTS`.
public final class Ballast {

    private Ballast() {}

    /// One of many objects that know each other.
    private static final class Node {
        private final int number;
        private final @Nullable Node before;
        private Node far;

        Node(int number, @Nullable Node before) {
            this.number = number;
            this.before = before;
            this.far = before == null ? this : before.far;
        }
    }

    public static void main(String[] argv) {
        int size = Integer.parseInt(argv[1]);
        double[] doubles = argv[0].equals("doubles") ? doubles(size / Double.BYTES) : new double[0];
        @Nullable Node newest = argv[0].equals("graph") ? graph(size) : null;
        pvm_recv(-1, -1);
        System.out.println(sum(doubles) + sum(newest));
        pvm_exit();
    }

    private static double[] doubles(int count) {
        double[] doubles = new double[count];
        for (int i = 0; i < count; i++) {
            doubles[i] = i * 0.5;
        }
        return doubles;
    }

    private static @Nullable Node graph(int count) {
        @Nullable Node newest = null;
        for (int i = 0; i < count; i++) {
            newest = new Node(i, newest);
            if (i % 100 == 0) {
                newest.far = newest;
            }
        }
        return newest;
    }

    private static double sum(double[] doubles) {
        double sum = 0;
        for (double x : doubles) {
            sum += x;
        }
        return sum;
    }

    private static double sum(@Nullable Node newest) {
        double sum = 0;
        for (@Nullable Node n = newest; n != null; n = n.before) {
            sum += n.number + n.far.number;
        }
        return sum;
    }
}
