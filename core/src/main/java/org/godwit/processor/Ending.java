package org.godwit.processor;

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
        }
        OutStream toItself = state.outgoing.get(state.spec.tid());
        if (toItself != null) {
            toItself.destinationGone();
        }
    }

    /// The end stands in the journal.
    void recovered(ProcessorEvent.Ended journaled) {
        end = journaled;
        recorded = true;
        state.outgoing.values().forEach(OutStream::destinationGone);
        announce();
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
