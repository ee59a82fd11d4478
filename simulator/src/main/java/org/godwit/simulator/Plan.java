package org.godwit.simulator;

import org.godwit.task.Tid;

import java.util.SplittableRandom;

/// What the tasks of a run do, drawn from its seed: in each round every task sends some messages,
/// then takes all that are sent to it in that round. Messages to the victim come in between.
///
/// @param counts `counts[round][from][to]`: messages sent; the last `to` is the victim
record Plan(int tasks, int rounds, int[][][] counts) {

    static Plan drawnFrom(SplittableRandom random) {
        int tasks = 2 + random.nextInt(4);
        int rounds = 1 + random.nextInt(4);
        int[][][] counts = new int[rounds][tasks][tasks + 1];
        for (int[][] round : counts) {
            for (int[] from : round) {
                for (int to = 0; to <= tasks; to++) {
                    from[to] = random.nextInt(3);
                }
            }
        }
        return new Plan(tasks, rounds, counts);
    }

    int sentInRound(int round, int from) {
        int sum = 0;
        for (int n : counts[round][from]) {
            sum += n;
        }
        return sum;
    }

    int receivedInRound(int round, int to) {
        int sum = 0;
        for (int from = 0; from < tasks; from++) {
            sum += counts[round][from][to];
        }
        return sum;
    }

    int total(int from, int to) {
        int sum = 0;
        for (int[][] round : counts) {
            sum += round[from][to];
        }
        return sum;
    }

    /// The destination of the `k`th message of a round.
    int destination(int round, int from, int k) {
        int left = k;
        for (int to = 0; to <= tasks; to++) {
            left -= counts[round][from][to];
            if (left < 0) {
                return to;
            }
        }
        throw new IllegalArgumentException("round " + round + " has no message " + k);
    }

    static Tid tid(int task) {
        return Tid.task(1, task + 1, 0);
    }

    static int task(Tid tid) {
        return tid.container() - 1;
    }

    /// The task that only answers until it is killed, or dies with its host; it is migratable.
    Tid victim() {
        return tid(tasks);
    }
}
