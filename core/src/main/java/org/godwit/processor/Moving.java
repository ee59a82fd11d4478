package org.godwit.processor;

import java.util.Optional;

/// A move, as the VP sees it: it is to yield, it is closed, it goes on here after all or is
/// unwound. And the end of the program, which waits for the outcome of a move.
final class Moving {

    private final Incarnation now;
    private final ProcessorState state;
    private final Ledger ledger;
    private final boolean savesState;
    private final Saving saving;
    private final Notices notices;
    private final Ending ending;
    private boolean closedAnnounced;
    private Optional<ProcessorInput.Finished> overWhenResumed = Optional.empty();

    Moving(Incarnation now, boolean savesState, Saving saving, Notices notices, Ending ending) {
        this.now = now;
        this.state = now.state;
        this.ledger = now.ledger;
        this.savesState = savesState;
        this.saving = saving;
        this.notices = notices;
        this.ending = ending;
    }

    Reply prepare() {
        switch (now.phase) {
            case RUNNING, YIELDING -> {
                now.phase = Phase.YIELDING;
                if (!savesState && (now.waitingFor.isPresent() || now.outside)) {
                    close(Optional.empty());
                } else {
                    now.emit(new Effect.Yielding());
                    if (now.waitingFor.isPresent()) {
                        now.emit(Effect.WAKE_TASK);
                    }
                }
            }
            case CLOSED -> closedAnnounced = false;
            case UNWOUND, ENDING, ENDED, OVER -> {}
        }
        return Reply.DONE;
    }

    void close(Optional<ProcessorInput.StateSaved> saved) {
        now.phase = Phase.CLOSED;
        closedAnnounced = false;
        overWhenResumed = Optional.empty();
        notices.close();
        now.recordMisses();
        saved.ifPresentOrElse(saving::checkpoint, ledger::submitDeferred);
        ledger.record(
                new ProcessorEvent.HandedOff(
                        state.incarnation,
                        state.calls,
                        state.lines,
                        state.acknowledgedPositions()));
    }

    Reply abort() {
        switch (now.phase) {
            case CLOSED -> {
                now.phase = Phase.RUNNING;
                ledger.record(new ProcessorEvent.Resumed(state.incarnation));
                now.emit(Effect.WAKE_TASK);
                state.outgoing.values().forEach(s -> ledger.whenDurable(() -> now.resend(s, true)));
                notices.resume();
                overWhenResumed.ifPresent(this::over);
            }
            case YIELDING -> now.phase = Phase.RUNNING;
            case RUNNING, UNWOUND, ENDING, ENDED, OVER -> {}
        }
        return Reply.DONE;
    }

    Reply unwind() {
        now.phase = Phase.UNWOUND;
        endThread();
        return Reply.DONE;
    }

    Reply over(ProcessorInput.Finished finished) {
        switch (now.phase) {
            case RUNNING, YIELDING -> {
                now.phase = Phase.ENDING;
                now.recordMisses();
                ending.begin(finished);
                endThread();
            }
            // the next incarnation comes to its end by itself; this one only if the move is given
            // up
            case CLOSED -> overWhenResumed = Optional.of(finished);
            case UNWOUND, ENDING, ENDED, OVER -> {}
        }
        return Reply.DONE;
    }

    /// Its thread is to come to a yield point, where it is told to end.
    private void endThread() {
        now.emit(new Effect.Yielding());
        now.emit(Effect.WAKE_TASK);
    }

    /// Says that it is closed once that is complete in the journal.
    void settle() {
        if (savesState && ledger.deferred() > 0 && now.hasReplayed()) {
            // it moves by its state only: what a replay would need is never asked for
            ledger.dropDeferred();
        }
        if (now.phase == Phase.CLOSED && !closedAnnounced && ledger.allDurable()) {
            closedAnnounced = true;
            now.emit(new Effect.Closed());
        }
    }
}
