package org.godwit.processor;

import org.godwit.processor.ProcessorInput.Call;

import java.util.Optional;

/// How the program's state is had: at which calls, when it is wanted although nobody moves it, and
/// how it comes into the journal.
final class Saving {

    private final Incarnation now;
    private final ProcessorState state;
    private final Ledger ledger;
    private final CheckpointPolicy checkpoints;

    Saving(Incarnation now, CheckpointPolicy checkpoints) {
        this.now = now;
        this.state = now.state;
        this.ledger = now.ledger;
        this.checkpoints = checkpoints;
    }

    /// Its history has grown so that its state is wanted.
    boolean isDue() {
        return checkpoints.isDue() && now.hasReplayed();
    }

    /// True once for each time that it is due.
    boolean asksNow() {
        return isDue() && checkpoints.asksNow();
    }

    void unavailable() {
        checkpoints.restart();
    }

    static boolean isSavable(Call call) {
        return call instanceof ProcessorInput.YieldPoint
                || (call instanceof ProcessorInput.Receive receive && receive.savable());
    }

    Reply wanted(Call call) {
        if (now.linesOut < state.lines) {
            // from the saved state on nothing prints them again
            now.waitingFor = Optional.of(call);
            ledger.whenDurable(() -> now.emit(Effect.WAKE_TASK));
            return Reply.WAIT;
        }
        return Reply.SAVE_STATE;
    }

    void checkpoint(ProcessorInput.StateSaved saved) {
        now.recordMisses();
        ledger.dropDeferred();
        ledger.record(new ProcessorEvent.Checkpoint(state.image(saved)));
        checkpoints.restart();
    }

    Reply part(ProcessorInput.StatePart part) {
        ledger.record(new ProcessorEvent.StatePart(part.index(), part.bytes()));
        return Reply.DONE;
    }
}
