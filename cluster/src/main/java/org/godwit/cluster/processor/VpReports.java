package org.godwit.cluster.processor;

import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.cluster.processor.ProcessorCommand.Report;
import org.godwit.task.Tid;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// What a VP on this host tells whoever has woken it, and whoever moves it. Thread-safe: while its
/// actor waits for the journal, its task's thread and the journal's tell their part themselves.
final class VpReports {

    private static final int NONE = 0;

    private final Tid tid;
    private final Tid host;
    private volatile int incarnation = NONE;
    private volatile long journalBytes;
    private volatile boolean caughtUp;
    private volatile boolean computes;
    private volatile Optional<String> refusal = Optional.empty();
    private volatile Optional<ActorRef<Report>> waker = Optional.empty();
    private volatile Optional<ProcessorCommand.Prepare> move = Optional.empty();

    VpReports(Tid tid, Tid host) {
        this.tid = tid;
        this.host = host;
    }

    // --- to whoever has woken it

    /// From now on it is told; what there is to tell follows with [#arrival] and [#refusal].
    void wokenBy(ActorRef<Report> teller) {
        waker = Optional.of(teller);
    }

    /// @param bytes that were read from the journal for it
    void begins(int incarnationNow, long bytes) {
        journalBytes = bytes;
        incarnation = incarnationNow;
    }

    /// It is here, and whether it computes; nothing before it has begun.
    void arrival() {
        if (incarnation != NONE) {
            toWaker(
                    new ProcessorCommand.Arrived(
                            tid, incarnation, host, journalBytes, caughtUp && computes));
        }
    }

    /// All that it did before stands in its replay.
    void hasCaughtUp() {
        caughtUp = true;
        arrivalIfItComputes();
    }

    /// Its thread computes.
    void computes() {
        computes = true;
        arrivalIfItComputes();
    }

    private void arrivalIfItComputes() {
        if (caughtUp && computes) {
            arrival();
        }
    }

    /// Its capture is not for this host: said to whoever wakes it, until it is moved.
    void isRefused(String reason) {
        refusal = Optional.of(reason);
        refusal();
    }

    void refusal() {
        refusal.ifPresent(
                reason -> toWaker(new ProcessorCommand.Unresumed(tid, incarnation, host, reason)));
    }

    /// Whether it waits as bytes for a host that takes its capture.
    boolean waitsAsBytes() {
        return refusal.isPresent();
    }

    /// The journal refused it, or failed, or its container was taken elsewhere without a move.
    void fallen() {
        toWaker(new ProcessorCommand.Fallen(tid, incarnation));
    }

    private void toWaker(Report report) {
        waker.ifPresent(w -> w.tell(report));
    }

    // --- to whoever moves it

    void movedBy(ProcessorCommand.Prepare order) {
        move = Optional.of(order);
    }

    void movedNoMore() {
        move = Optional.empty();
    }

    Optional<ProcessorCommand.Prepare> move() {
        return move;
    }

    boolean isMoved() {
        return move.isPresent();
    }

    /// Whether this is the move that is under way.
    boolean isMovedWith(long moveId) {
        return move.filter(m -> m.moveId() == moveId).isPresent();
    }

    /// @param sequence of the last event in its journal
    void yielded(long nanosSinceAsked, long sequence) {
        toMover(id -> new ProcessorCommand.Yielded(tid, id, nanosSinceAsked / 1_000, sequence));
    }

    void pinned(String reason) {
        toMover(id -> new ProcessorCommand.Pinned(tid, id, reason));
    }

    /// To whoever moves it, or has woken it: a checkpoint needs no move.
    void captured(long bytes) {
        var report = new ProcessorCommand.Captured(tid, bytes);
        move.map(ProcessorCommand.Prepare::replyTo)
                .or(() -> waker)
                .ifPresent(to -> to.tell(report));
    }

    /// Closed for a move, but for the journal.
    void closing() {
        toMover(id -> new ProcessorCommand.Closing(tid, id));
    }

    /// Where it goes to these can be read already.
    ///
    /// @param first sequence number of the first event
    void prefetchable(long first, List<ByteBuffer> events) {
        toMover(id -> new ProcessorCommand.Prefetchable(tid, id, first, events));
    }

    void partlyWritten() {
        toMover(id -> new ProcessorCommand.PartlyWritten(tid, id));
    }

    void closed() {
        toMover(id -> new ProcessorCommand.Closed(tid, id));
    }

    /// It has left this host.
    void freed() {
        toMover(id -> new ProcessorCommand.Freed(tid, id));
    }

    private void toMover(LongFunction<Report> report) {
        move.ifPresent(m -> m.replyTo().tell(report.apply(m.moveId())));
    }
}
