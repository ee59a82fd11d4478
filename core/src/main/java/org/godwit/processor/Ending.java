package org.godwit.processor;

import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.message.OutputMessage;
import org.godwit.task.Inherited.Collector;
import org.godwit.task.TaskEnd;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.util.function.Consumer;

/// The end of a task: first what it sent is accepted, then the end is journaled, then those who
/// asked are told, then it is over.
final class Ending {

    private final ProcessorState state;
    private final Ledger ledger;
    private final Consumer<Effect> emit;
    private ProcessorEvent.Ended end = new ProcessorEvent.Ended(TaskEnd.RETURNED, "");
    private boolean recorded;
    private boolean announced;
    private long nextDue;

    Ending(ProcessorState state, Ledger ledger, Consumer<Effect> emit) {
        this.state = state;
        this.ledger = ledger;
        this.emit = emit;
    }

    void begin(ProcessorInput.Finished how) {
        end = new ProcessorEvent.Ended(how.end(), how.status(), how.reason());
        if (how.end() == TaskEnd.KILLED) {
            // a replay would not come to this end by itself
            ledger.record(end);
            recorded = true;
            endOutput();
        }
        OutStream toItself = state.outgoing.get(state.spec.tid());
        if (toItself != null) {
            toItself.destinationGone();
        }
    }

    /// Who collects the output of a killed task is told that no more comes. One that ends by itself
    /// has done so.
    private void endOutput() {
        Collector collector = state.spec.inherited().output();
        if (collector.isNobody()) {
            return;
        }
        Tid self = state.spec.tid();
        OutStream stream = state.to(collector.tid());
        Body body = OutputMessage.end(self);
        ProcessorImage.Retained entry =
                stream.append(
                        new Message(
                                self,
                                collector.tid(),
                                collector.tag(),
                                collector.context(),
                                0,
                                body));
        ledger.whenDurable(() -> {
            if (stream.retains(entry.sequence())) {
                stream.released(entry.sequence());
                emit.accept(new Effect.Transmit(frame(entry)));
            }
        });
    }

    private Frame frame(ProcessorImage.Retained entry) {
        Message m = entry.message();
        return new Frame.Data(
                m.source(),
                state.incarnation,
                m.destination(),
                entry.sequence(),
                m.tag(),
                m.context(),
                m.waitId(),
                m.body());
    }

    /// The end stands in the journal; [#settle] tells those who asked.
    void recovered(ProcessorEvent.Ended journaled) {
        end = journaled;
        recorded = true;
        state.outgoing.values().forEach(OutStream::destinationGone);
    }

    private void announce() {
        announced = true;
        ledger.whenDurable(() -> state.watchers.keySet().forEach(this::tell));
    }

    /// Goes on as far as possible; returns the phase reached.
    Phase settle(Phase phase) {
        Phase now = phase;
        if (now == Phase.ENDING && ledger.nothingGated() && drained() && ledger.allDurable()) {
            if (!recorded) {
                recorded = true;
                ledger.record(end);
            }
            now = Phase.ENDED;
        }
        if (now == Phase.ENDED && !announced) {
            announce();
        }
        if (now == Phase.ENDED
                && ledger.allDurable()
                && state.watchers.values().stream().allMatch(told -> told)) {
            emit.accept(new Effect.Over(end.end(), end.status(), end.reason(), state.lines));
            now = Phase.OVER;
        }
        return now;
    }

    private boolean drained() {
        return state.outgoing.values().stream().allMatch(OutStream::isDrained);
    }

    /// A message for a task that takes no more. It is declared gone once that is certain.
    void refuse(Tid source) {
        Frame gone = new Frame.Gone(state.spec.tid(), source);
        if (recorded) {
            // not dropped: one that has ended is soon away, and would be asked again and again
            ledger.whenDurable(() -> emit.accept(new Effect.Transmit(gone)));
        } else if (ledger.allDurable()) {
            emit.accept(new Effect.Transmit(gone));
        }
    }

    void watchedBy(Frame.Watch watch, Phase phase) {
        if (phase == Phase.CLOSED) {
            return;
        }
        var added = new ProcessorEvent.WatcherAdded(watch.source(), watch.watchId());
        if (announced) {
            // no acknowledgement: the watcher asks until it has the notice
            ledger.whenDurable(() -> tell(added));
            return;
        }
        if (!state.watchers.containsKey(added)) {
            ledger.record(added);
            state.watchers.put(added, false);
        }
        ledger.whenDurable(() -> confirm(watch));
    }

    private void confirm(Frame.Watch watch) {
        emit.accept(
                new Effect.Transmit(
                        new Frame.WatchAck(state.spec.tid(), watch.source(), watch.watchId())));
    }

    private void tell(ProcessorEvent.WatcherAdded watcher) {
        emit.accept(
                new Effect.Transmit(
                        new Frame.Notice(state.spec.tid(), watcher.watcher(), watcher.watchId())));
    }

    void told(Tid watcher, long watchId) {
        state.watchers.computeIfPresent(
                new ProcessorEvent.WatcherAdded(watcher, watchId), (_, _) -> true);
    }

    /// A watcher has ended itself: nobody is left to tell.
    void gone(Tid watcher) {
        state.watchers.replaceAll((w, told) -> told || w.watcher().equals(watcher));
    }

    /// Whether this watcher has not heard of the end so far.
    boolean hasToTell(Tid watcher) {
        return state.watchers.entrySet().stream()
                .anyMatch(e -> !e.getValue() && e.getKey().watcher().equals(watcher));
    }

    boolean isDue(long now) {
        if (now < nextDue) {
            return false;
        }
        nextDue = now + state.limits.retransmitAfter().toNanos();
        return true;
    }

    void tellAgain(Phase phase) {
        if (phase == Phase.ENDED && ledger.allDurable()) {
            state.watchers.forEach((watcher, told) -> {
                if (!told) {
                    tell(watcher);
                }
            });
        }
    }
}
