package org.godwit.cluster.processor;

import org.godwit.continuation.CaptureSignal;
import org.godwit.continuation.TaskCode;
import org.godwit.port.TaskUnwound;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.Reply;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The yield points of one woven task: whether its state is wanted, and why it could not be had.
final class YieldPoints {

    /// After a pin the next yield points are passed by for this long, or for ten times as long as
    /// finding out took.
    private static final long RETRY_NANOS = 1_000_000;

    private static final int RETRY_FACTOR = 10;

    /// Long enough for every other task to come to a carrier, and to its next poll.
    private static final long GIVE_WAY_NANOS = 2_000_000;

    private static final long REFUSED_PAUSE_NANOS = 2_000_000;

    private final ProcessorCell cell;
    private final TaskCode code;
    private final ForcedCaptures forced;
    private final MachineServices machine;
    private final Consumer<String> pinned;
    private boolean armed;
    private boolean closed;
    private volatile long asks;
    private volatile boolean asked;
    private volatile long askedAt;
    private long retryAt;
    private boolean retrying;
    private volatile CountDownLatch reached = new CountDownLatch(0);
    private long gaveWayIn;
    private long passed;
    private long calls;
    private boolean bouncing;

    /// @param pinned told why the state cannot be had at a yield point
    YieldPoints(
            ProcessorCell cell,
            TaskCode code,
            ForcedCaptures forced,
            MachineServices machine,
            Consumer<String> pinned) {
        this.cell = cell;
        this.code = code;
        this.forced = forced;
        this.machine = machine;
        this.pinned = pinned;
        if (forced.bounceEvery() > 0) {
            arm();
        }
    }

    /// The state is wanted: the task is to come to a yield point. Any thread.
    void ask() {
        synchronized (this) {
            asks++;
            if (!asked) {
                askedAt = System.nanoTime();
            }
            asked = true;
            reached = new CountDownLatch(1);
            arm();
        }
        cell.wake();
        machine.wants(reached);
    }

    private synchronized void arm() {
        if (!armed && !closed) {
            armed = true;
            code.polls().ask();
        }
    }

    /// What was wanted until the `upTo`th time is had, or not wanted any more.
    private synchronized void settle(long upTo) {
        if (asks == upTo) {
            asked = false;
            if (forced.bounceEvery() == 0) {
                disarm();
            }
        }
    }

    private synchronized void disarm() {
        if (armed) {
            armed = false;
            code.polls().release();
        }
    }

    /// The task's thread ends: its polls ask no more, also if it is asked after this.
    synchronized void close() {
        closed = true;
        disarm();
    }

    /// The task's thread is where it can be unwound. Unwinds it if its state is wanted and nothing
    /// pins it; blocks while the task is closed for a move.
    void passLoop() {
        giveWay();
        passed++;
        if (isDue(passed, forced.bounceEvery()) && code.pinned().isEmpty()) {
            bounce();
        }
        passWaiting();
    }

    /// The same at the beginning of a call.
    void passCall(PortMemory memory) {
        giveWay();
        if (!memory.madeAgain) {
            force(memory);
        }
        memory.madeAgain = false;
        passWaiting();
    }

    /// The same inside a call that waits, whenever it looks again.
    void passWaiting() {
        reached.countDown();
        if (!asked || (retrying && System.nanoTime() - retryAt < 0)) {
            return;
        }
        retrying = false;
        if (goesOn()) {
            return;
        }
        long before = System.nanoTime();
        Optional<String> pin = heldTooMuch().or(code::pinned);
        if (pin.isEmpty()) {
            throw new CaptureSignal();
        }
        unavailable(pin.get(), System.nanoTime() - before);
    }

    /// The messages that a task keeps go into the journal as one event.
    private Optional<String> heldTooMuch() {
        long held = cell.heldBytes();
        long max = machine.capturedMessageBytesMax();
        return held <= max
                ? Optional.empty()
                : Optional.of(
                        "the messages in its queue, and those it sent that are not accepted yet, come to %,d bytes; this journal takes %,d at once (godwit.journal.event-bytes-max)"
                                .formatted(held, max));
    }

    /// Not by [Thread#yield], after which a carrier turns to its own queue before it looks for
    /// those who were made ready elsewhere.
    private void giveWay() {
        long turn = machine.turn();
        if (turn != gaveWayIn) {
            gaveWayIn = turn;
            if (!asked) {
                LockSupport.parkNanos(this, GIVE_WAY_NANOS);
            }
        }
    }

    private void force(PortMemory memory) {
        passed++;
        calls++;
        boolean bounces = isDue(passed, forced.bounceEvery());
        boolean moves = isDue(calls, forced.moveEvery());
        if ((!bounces && !moves) || code.pinned().isPresent()) {
            return;
        }
        memory.madeAgain = true;
        if (bounces) {
            bounce();
        }
        awaitMove();
        passWaiting();
    }

    private static boolean isDue(long count, int every) {
        return every > 0 && count % every == 0;
    }

    private void bounce() {
        bouncing = true;
        throw new CaptureSignal();
    }

    /// Until the state is wanted. Gives up only when the task is over.
    private void awaitMove() {
        while (!asked) {
            CompletableFuture<Boolean> moved =
                    machine.moveAway(cell.spec().tid()).toCompletableFuture();
            moved.whenComplete((_, _) -> cell.wake());
            while (!asked && !moved.isDone()) {
                cell.awaitWake();
                if (cell.isOver()) {
                    throw TaskUnwound.INSTANCE;
                }
            }
            LockSupport.parkNanos(this, asked ? 0 : REFUSED_PAUSE_NANOS);
        }
    }

    long nanosSinceAsked() {
        return System.nanoTime() - askedAt;
    }

    /// Whether the last capture was one that nobody asked for.
    boolean takeBouncing() {
        boolean was = bouncing;
        bouncing = false;
        return was;
    }

    /// Waits while the task is closed, and says whether it goes on: false if its state is to be
    /// saved.
    ///
    /// @throws TaskUnwound if it goes on elsewhere
    boolean goesOn() {
        while (true) {
            long upTo = asks;
            Reply reply = cell.input(new ProcessorInput.YieldPoint());
            switch (reply) {
                case Reply.Wait _, Reply.Held _ -> cell.awaitWake();
                case Reply.Unwound _ -> throw TaskUnwound.INSTANCE;
                case Reply.SaveState _ -> {
                    return false;
                }
                default -> {
                    settle(upTo);
                    return true;
                }
            }
        }
    }

    /// The state that is wanted cannot be had now.
    void unavailable(String reason, long nanosToFindOut) {
        long upTo = asks;
        pinned.accept(reason);
        cell.input(new ProcessorInput.StateUnavailable());
        retrying = true;
        retryAt = System.nanoTime() + Math.max(RETRY_NANOS, RETRY_FACTOR * nanosToFindOut);
        if (!cell.isYielding()) {
            settle(upTo);
        }
    }
}
