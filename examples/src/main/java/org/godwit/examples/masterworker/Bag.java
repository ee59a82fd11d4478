package org.godwit.examples.masterworker;

import java.util.Arrays;

/// The master's book: which jobs wait, who has which, and what came of them. Job `j` is to count
/// the primes of `[j * size, (j + 1) * size)`.
final class Bag {

    static final int NO_JOB = -1;

    private static final int WAITING = -1;
    private static final int OUT = -2;

    /// Per job: [#WAITING], [#OUT], or its result.
    private final int[] jobs;

    private int done;

    Bag(int count) {
        jobs = new int[count];
        Arrays.fill(jobs, WAITING);
    }

    /// Takes the first job that waits; [#NO_JOB] if none does.
    int take() {
        for (int job = 0; job < jobs.length; job++) {
            if (jobs[job] == WAITING) {
                jobs[job] = OUT;
                return job;
            }
        }
        return NO_JOB;
    }

    /// Puts a job back whose taker was lost. A job that is done stays done.
    void putBack(int job) {
        if (job != NO_JOB && jobs[job] == OUT) {
            jobs[job] = WAITING;
        }
    }

    void done(int job, int result) {
        if (jobs[job] < 0) {
            jobs[job] = result;
            done++;
        }
    }

    boolean isFinished() {
        return done == jobs.length;
    }

    /// The sum of the results. Complete once [#isFinished].
    int total() {
        int total = 0;
        for (int result : jobs) {
            total += Math.max(result, 0);
        }
        return total;
    }
}
