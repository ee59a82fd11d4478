package org.godwit.cluster.execution;

import org.godwit.continuation.PollSwitch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Gives every task its turn. Virtual threads are not sliced: where as many tasks only compute as
/// there are carrier threads, nobody else gets on. A thread that ought to run at once tells when
/// that is so; then all polls ask for a moment, and whoever comes to one gives way.
///
/// Asking has its price: the tasks' compiled code is thrown away and made again. So there is not
/// more than one turn in [#PERIOD], and none while nobody waits.
public final class TaskSlicer implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(250);

    /// A thread that has not run by then waits for a carrier.
    private static final Duration PATIENCE = Duration.ofMillis(50);

    /// For so long polls ask at most.
    private static final Duration TURN = Duration.ofMillis(100);

    private final Supplier<List<PollSwitch>> polls;
    private final Thread thread;

    /// @param polls of the programs that run on this host
    public TaskSlicer(Supplier<List<PollSwitch>> polls) {
        this.polls = polls;
        this.thread = Thread.ofPlatform().daemon().name("godwit-slicer").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                CountDownLatch ran = new CountDownLatch(1);
                Thread.ofVirtual().start(ran::countDown);
                if (!ran.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    giveTurns(ran);
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void giveTurns(CountDownLatch ran) throws InterruptedException {
        List<PollSwitch> asked = polls.get();
        asked.forEach(PollSwitch::ask);
        try {
            boolean _ = ran.await(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            asked.forEach(PollSwitch::release);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
