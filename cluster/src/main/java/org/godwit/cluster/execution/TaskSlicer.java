package org.godwit.cluster.execution;

import jdk.management.VirtualThreadSchedulerMXBean;

import org.godwit.continuation.PollSwitch;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Gives every task its turn. Virtual threads are not sliced: where as many tasks only compute as
/// there are carrier threads, nobody else gets on. A thread that ought to run at once tells when
/// that is so; then all polls ask for a moment, and whoever comes to one gives way.
///
/// Asking has its price, for the first time the tasks' compiled code is thrown away and made again.
/// So polls that nobody has asked for [#QUIET] are settled, and there are no turns while nobody
/// waits.
public final class TaskSlicer implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(250);

    /// A thread that has not run by then waits for a carrier.
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration TURN = Duration.ofMillis(10);
    private static final int TURNS_MAX = 10;

    /// The same for a task that is to move, or has just come.
    private static final Duration PATIENCE_OF_WANTED = Duration.ofNanos(200_000);

    private static final VirtualThreadSchedulerMXBean CARRIERS =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    private final Supplier<List<PollSwitch>> polls;
    private final BlockingQueue<CountDownLatch> wanted = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile long turn;

    /// @param polls of the programs that run on this host
    public TaskSlicer(Supplier<List<PollSwitch>> polls) {
        this.polls = polls;
        this.thread = Thread.ofPlatform().daemon().name("godwit-slicer").start(this::run);
    }

    /// A task's thread is to run soon; it counts down when it does. Any thread; does not block.
    ///
    /// Where more threads wait for a carrier than there are carriers the turn is given at once, on
    /// the caller's thread: on a busy host this object's own may come late.
    public void wants(CountDownLatch ran) {
        if (CARRIERS.getQueuedVirtualThreadCount() > CARRIERS.getParallelism()) {
            nextTurn();
        }
        wanted.add(ran);
    }

    private synchronized void nextTurn() {
        turn++;
    }

    /// Changes when every task is to give way once.
    public long turn() {
        return turn;
    }

    private void run() {
        try {
            while (true) {
                CountDownLatch ran = wanted.poll(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                if (ran == null) {
                    polls.get().forEach(p -> p.settle(QUIET));
                    CountDownLatch anybody = new CountDownLatch(1);
                    Thread.ofVirtual().start(anybody::countDown);
                    giveTurnsUnless(anybody, PATIENCE);
                } else {
                    giveTurnsUnless(ran, PATIENCE_OF_WANTED);
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void giveTurnsUnless(CountDownLatch ran, Duration patience)
            throws InterruptedException {
        if (ran.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return;
        }
        List<PollSwitch> asked = polls.get();
        asked.forEach(PollSwitch::ask);
        try {
            for (int i = 0; i < TURNS_MAX; i++) {
                nextTurn();
                if (ran.await(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } finally {
            asked.forEach(PollSwitch::release);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
