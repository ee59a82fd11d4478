package org.godwit.cluster.processor;

import org.godwit.processor.Effect;
import org.godwit.processor.Phase;
import org.godwit.processor.Processor;
import org.godwit.processor.ProcessorEvent;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.Reply;
import org.godwit.processor.Step;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

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

        /// This part of a state, or what ends it, will be persisted; as a hint, called under the
        /// cell's lock. Must not block.
        void soon(ProcessorEvent part, boolean endsBatch);

        /// One of Closed, CaughtUp, Over. Must not block.
        void happened(Effect effect);
    }

    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private final Processor processor;
    private final CellNeighbours neighbours;
    private final Keeper keeper;
    private final Unwritten unwritten = new Unwritten();
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
            askForFlush();
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

    private void askForFlush() {
        if (!flushAsked && unwritten.isWorthWriting()) {
            flushAsked = true;
            keeper.flush();
        }
    }

    private void keep(ProcessorEvent event) {
        switch (unwritten.add(event)) {
            case NONE -> {}
            case GOES_ON -> keeper.soon(event, false);
            case ENDS_BATCH -> keeper.soon(event, true);
        }
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

    /// Whether the end of another task would be news to it.
    public boolean concernsEndOf(Tid peer) {
        lock.lock();
        try {
            return processor.concernsEndOf(peer);
        } finally {
            lock.unlock();
        }
    }

    /// Waits to be woken. On the task's thread only; may return for no reason.
    void awaitWake() {
        wakeup.await();
    }

    /// The same for no longer than `nanos`.
    void awaitWake(long nanos) {
        wakeup.await(nanos);
    }

    /// Events to persist next, in order: see [Unwritten#take]. Asks for another flush if more are
    /// left.
    List<ProcessorEvent> takeUnwritten(int max, long bytesMax) {
        lock.lock();
        try {
            flushAsked = false;
            taken.signalAll();
            List<ProcessorEvent> some = unwritten.take(max, bytesMax);
            askForFlush();
            return some;
        } finally {
            lock.unlock();
        }
    }

    /// Blocks while so many bytes wait to be persisted that more would only fill the memory, unless
    /// the thread has nothing to do here any more.
    void awaitUnwrittenBelow(long bytesMax) throws InterruptedException {
        lock.lock();
        try {
            while (unwritten.bytes() >= bytesMax && !isOver()) {
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
