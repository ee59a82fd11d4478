package org.godwit.examples.masterworker;

import static org.godwit.pvm.Pvm.*;

import org.godwit.examples.Arguments;
import org.godwit.examples.Rollcall;

import java.util.Arrays;

/// Keeps a bag of jobs, hands them to [Worker]s as they become free, and does one itself whenever
/// nobody has anything to say. A worker that ends early costs only time: its job goes back into the
/// bag. Arguments: workers (4), jobs (60), size of a job in numbers (10000).
public final class Master {

    static final int JOB = 1;
    static final int RESULT = 2;
    static final int STOP = 3;
    static final int WORKER_ENDED = 4;

    private static final int ANYBODY = -1;
    private static final int ANY_TAG = -1;
    private static final int WORKERS_MAX = 256;
    private static final int JOBS_MAX = 10_000;
    private static final int SIZE_MAX = 10_000;

    private final int[] workers;
    private final int size;
    private final Bag bag;

    /// The job each worker has; [Bag#NO_JOB] for one that is idle or has ended.
    private final int[] jobOf;

    private final boolean[] ended;

    private Master(int[] workers, int jobs, int size) {
        this.workers = workers;
        this.size = size;
        this.bag = new Bag(jobs);
        this.jobOf = new int[workers.length];
        this.ended = new boolean[workers.length];
        Arrays.fill(jobOf, Bag.NO_JOB);
    }

    public static void main(String[] argv) {
        int count = Arguments.number(argv, 0, "workers", 4, 1, WORKERS_MAX);
        int jobs = Arguments.number(argv, 1, "jobs", 60, 1, JOBS_MAX);
        int size = Arguments.number(argv, 2, "size", 10_000, 1, SIZE_MAX);
        int[] workers = Rollcall.start(Worker.class, count);
        if (workers.length == count) {
            int found = new Master(workers, jobs, size).run();
            int expected = Primes.countBelow(jobs * size);
            System.out.printf(
                    "%d jobs: %d primes below %d, expected %d: %s%n",
                    jobs, found, jobs * size, expected, found == expected ? "right" : "WRONG");
        }
        pvm_exit();
    }

    private int run() {
        pvm_notify(PvmTaskExit, WORKER_ENDED, workers.length, workers);
        while (!bag.isFinished()) {
            employ();
            int message = pvm_nrecv(ANYBODY, ANY_TAG);
            if (message == 0) {
                message = lendAHand() ? 0 : pvm_recv(ANYBODY, ANY_TAG);
            }
            if (message > 0) {
                take(message);
            }
        }
        pvm_initsend(PvmDataDefault);
        pvm_mcast(workers, workers.length, STOP);
        return bag.total();
    }

    /// Gives every idle worker a job while there are some.
    private void employ() {
        for (int i = 0; i < workers.length; i++) {
            if (ended[i] || jobOf[i] != Bag.NO_JOB) {
                continue;
            }
            int job = bag.take();
            if (job == Bag.NO_JOB) {
                return;
            }
            jobOf[i] = job;
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {job, job * size, (job + 1) * size}, 3, 1);
            pvm_send(workers[i], JOB);
        }
    }

    private boolean lendAHand() {
        int job = bag.take();
        if (job == Bag.NO_JOB) {
            return false;
        }
        bag.done(job, Primes.countIn(job * size, (job + 1) * size));
        return true;
    }

    private void take(int message) {
        int[] tag = new int[1];
        int[] source = new int[1];
        pvm_bufinfo(message, new int[1], tag, source);
        if (tag[0] == RESULT) {
            int[] result = new int[2];
            pvm_upkint(result, 2, 1);
            bag.done(result[0], result[1]);
            jobOf[Rollcall.indexOf(workers, source[0])] = Bag.NO_JOB;
        } else if (tag[0] == WORKER_ENDED) {
            int[] who = new int[1];
            pvm_upkint(who, 1, 1);
            int i = Rollcall.indexOf(workers, who[0]);
            ended[i] = true;
            bag.putBack(jobOf[i]);
            jobOf[i] = Bag.NO_JOB;
        }
    }
}
