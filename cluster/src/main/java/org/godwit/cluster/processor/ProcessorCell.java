package org.godwit.cluster.processor;

import org.godwit.processor.Effect;
import org.godwit.processor.EventSize;
import org.godwit.processor.Phase;
import org.godwit.processor.Processor;
import org.godwit.processor.ProcessorEvent;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.Reply;
import org.godwit.processor.Step;
import org.godwit.task.TaskSpec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/// What a VP's actor, its task's thread, senders on this host and the message plane share: the
/// protocol under one lock. Whoever has an input takes the step; its events are queued for the
/// journal under the lock, in order, and its effects are carried out after it. No thread ever holds
/// two cells' locks.
public final class ProcessorCell {

    /// Who persists the events and wants to know what happened: the VP's actor.
    public interface Keeper {
        /// There are events to persist: take them with [ProcessorCell#takeUnwritten]. Must not
        /// block.
        void flush();

        /// This part of a state will be persisted; as a hint, called under the cell's lock. Must
        /// not block.
        void soon(ProcessorEvent.StatePart part, boolean endsBatch);

        /// One of Closed, CaughtUp, Over. Must not block.
        void happened(Effect effect);
    }

    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    /// Of the parts of a state that are persisted together.
    private static final long PARTS_TOGETHER_BYTES = 24L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private final Processor processor;
    private final CellNeighbours neighbours;
    private final Keeper keeper;
    private List<ProcessorEvent> unwritten = new ArrayList<>();
    private final Deque<Integer> batchEnds = new ArrayDeque<>();
    private long unwrittenBytes;
    private long partBytes;
    private boolean flushAsked;
    private boolean ticking;
    private long repeated;
    private long held;
    private boolean detached;
    private final Wakeup wakeup = new Wakeup();
    private volatile Runnable asker = () -> {};
    private volatile IntConsumer signalled = _ -> {};

    public ProcessorCell(Processor processor, CellNeighbours neighbours, Keeper keeper) {
        this.processor = processor;
        this.neighbours = neighbours;
        this.keeper = keeper;
    }

    public TaskSpec spec() {
        return processor.spec();
    }

    public int incarnation() {
        return processor.incarnation();
    }

    /// @param taskThread to wake when the task can go on
    void runsOn(Thread taskThread) {
        wakeup.of(taskThread);
    }

    /// @param asker called when the program's state is wanted; must not block
    void asksBy(Runnable asker) {
        this.asker = asker;
    }

    /// @param told the number of a signal that has come; must not block
    void tellsSignals(IntConsumer told) {
        signalled = told;
    }

    /// The first step, made by recovery.
    void first(Step step) {
        lock.lock();
        try {
            keep(step);
        } finally {
            lock.unlock();
        }
        carryOut(step);
    }

    /// Takes one input. Any thread; does not block.
    public Reply input(ProcessorInput input) {
        Step step;
        lock.lock();
        try {
            step = processor.step(input);
            keep(step);
        } finally {
            lock.unlock();
        }
        carryOut(step);
        return step.reply();
    }

    private void keep(Step step) {
        if (!step.events().isEmpty()) {
            step.events().forEach(this::keep);
            if (!flushAsked && isWorthWriting(step.events())) {
                flushAsked = true;
                keeper.flush();
            }
        }
        long repeats = processor.retransmissions();
        if (repeats > repeated) {
            neighbours.repeated(repeats - repeated);
            repeated = repeats;
        }
        count(processor.heldBytes());
        boolean wantsTick = processor.wantsTick();
        if (wantsTick != ticking) {
            ticking = wantsTick;
            neighbours.ticking(this, wantsTick);
        }
    }

    private void count(long heldNow) {
        if (heldNow != held && !detached) {
            neighbours.held(heldNow - held);
            held = heldNow;
        }
    }

    /// Does not belong to this host any more: what it keeps does not count.
    public void detach() {
        lock.lock();
        try {
            count(0);
            detached = true;
        } finally {
            lock.unlock();
        }
    }

    /// Bytes of the messages that it keeps.
    long heldBytes() {
        lock.lock();
        try {
            return processor.heldBytes();
        } finally {
            lock.unlock();
        }
    }

    private void keep(ProcessorEvent event) {
        unwritten.add(event);
        unwrittenBytes += EventSize.of(event);
        if (event instanceof ProcessorEvent.StatePart part) {
            partBytes += EventSize.of(part);
            boolean endsBatch = partBytes >= PARTS_TOGETHER_BYTES;
            if (endsBatch) {
                batchEnds.add(unwritten.size());
                partBytes = 0;
            }
            keeper.soon(part, endsBatch);
        }
    }

    /// Nobody waits for the parts of a state before the last, so they need not be forced to the
    /// disk one by one.
    private boolean isWorthWriting(List<ProcessorEvent> more) {
        return !batchEnds.isEmpty()
                || !more.stream().allMatch(ProcessorEvent.StatePart.class::isInstance);
    }

    private static long bytes(List<ProcessorEvent> events) {
        return events.stream().mapToLong(EventSize::of).sum();
    }

    private void carryOut(Step step) {
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Transmit e -> neighbours.transmit(e.frame());
                case Effect.WakeTask _ -> wake();
                case Effect.Output e ->
                        neighbours.output(processor.spec().tid(), e.number(), e.printed());
                case Effect.Signalled e -> signalled.accept(e.number());
                case Effect.Yielding _ -> asker.run();
                case Effect.Closed _, Effect.CaughtUp _, Effect.Over _ -> keeper.happened(effect);
            }
        }
    }

    /// The task's thread is to look again at what it waits for. Any thread.
    void wake() {
        wakeup.call();
    }

    /// Waits to be woken. On the task's thread only; may return for no reason.
    void awaitWake() {
        wakeup.await();
    }

    /// The same for no longer than `nanos`.
    void awaitWake(long nanos) {
        wakeup.await(nanos);
    }

    /// Events to persist next, in order: up to `max` of them and up to `bytesMax` together, but at
    /// least one, and none behind the end of a batch of parts. Asks for another flush if more are
    /// left.
    List<ProcessorEvent> takeUnwritten(int max, long bytesMax) {
        lock.lock();
        try {
            flushAsked = false;
            int count = 0;
            long bytes = 0;
            int end = batchEnds.isEmpty() ? unwritten.size() : batchEnds.getFirst();
            while (count < end && count < max) {
                bytes += EventSize.of(unwritten.get(count));
                if (bytes > bytesMax && count > 0) {
                    break;
                }
                count++;
            }
            taken.signalAll();
            return take(count);
        } finally {
            lock.unlock();
        }
    }

    private List<ProcessorEvent> take(int count) {
        for (int ends = batchEnds.size(); ends > 0; ends--) {
            int end = batchEnds.removeFirst() - count;
            if (end > 0) {
                batchEnds.addLast(end);
            }
        }
        if (count == unwritten.size()) {
            List<ProcessorEvent> all = unwritten;
            unwritten = new ArrayList<>();
            unwrittenBytes = 0;
            partBytes = 0;
            return all;
        }
        List<ProcessorEvent> some = new ArrayList<>(unwritten.subList(0, count));
        unwritten = new ArrayList<>(unwritten.subList(count, unwritten.size()));
        unwrittenBytes -= bytes(some);
        flushAsked = true;
        keeper.flush();
        return some;
    }

    /// Blocks while so many bytes wait to be persisted that more would only fill the memory, unless
    /// the thread has nothing to do here any more.
    void awaitUnwrittenBelow(long bytesMax) throws InterruptedException {
        lock.lock();
        try {
            while (unwrittenBytes >= bytesMax && !isOver()) {
                long _ = taken.awaitNanos(LOOK_AGAIN_NANOS);
            }
        } finally {
            lock.unlock();
        }
    }

    public Phase phase() {
        lock.lock();
        try {
            return processor.phase();
        } finally {
            lock.unlock();
        }
    }

    /// Whether a move wants its state.
    boolean isYielding() {
        return phase() == Phase.YIELDING;
    }

    /// Whether its thread has nothing to do here any more.
    boolean isOver() {
        return switch (phase()) {
            case RUNNING, YIELDING, CLOSED -> false;
            case UNWOUND, ENDING, ENDED, OVER -> true;
        };
    }

    /// Whether its end stands, certain or not yet.
    boolean isEnding() {
        return switch (phase()) {
            case ENDED, OVER -> true;
            case RUNNING, YIELDING, CLOSED, UNWOUND, ENDING -> false;
        };
    }

    /// Whether its end is certain.
    public boolean hasEnded() {
        lock.lock();
        try {
            return processor.hasEnded();
        } finally {
            lock.unlock();
        }
    }

    /// The number of the call that the program makes next, the same in every replay.
    long nextCall() {
        lock.lock();
        try {
            return processor.calls() + 1;
        } finally {
            lock.unlock();
        }
    }

    /// One line for whoever asks why it does not go on.
    public String describe() {
        lock.lock();
        try {
            return processor.toString();
        } finally {
            lock.unlock();
        }
    }
}
