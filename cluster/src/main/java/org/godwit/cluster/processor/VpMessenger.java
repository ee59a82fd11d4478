package org.godwit.cluster.processor;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.processor.Effect;
import org.godwit.processor.Effect.CaughtUp;
import org.godwit.processor.EventSize;
import org.godwit.processor.ProcessorEvent;
import org.godwit.task.Tid;

import java.util.function.BooleanSupplier;

/// Passes on what a VP's cell and its task's thread say: most of it to the VP's actor, as messages;
/// what must not wait while the actor persists goes its way at once. Thread-safe.
///
/// @param actor of the VP
/// @param isClosed whether it is closed for a move, but for the journal
record VpMessenger(
        Tid tid,
        VpHost host,
        ActorSystem system,
        ActorRef<ProcessorCommand> actor,
        VpReports reports,
        BooleanSupplier isClosed)
        implements ProcessorCell.Keeper, TaskWitness {

    @Override
    public void flush() {
        actor.tell(new ProcessorCommand.Flush());
    }

    @Override
    public void soon(ProcessorEvent part, boolean endsBatch) {
        host.journalHints()
                .offered()
                .tell(
                        system,
                        VirtualProcessor.persistenceIdOf(tid),
                        part,
                        EventSize.of(part),
                        endsBatch,
                        reports::prefetchable);
    }

    @Override
    public void happened(Effect effect) {
        if (effect instanceof CaughtUp) {
            reports.hasCaughtUp();
        } else {
            actor.tell(new ProcessorCommand.Happened(effect));
        }
    }

    @Override
    public void computes() {
        stopAt(MovePoint.RESUMED);
        reports.computes();
    }

    @Override
    public void resumed() {
        host.count(Count.CAPTURES_RESUMED, 1);
    }

    @Override
    public void bounced() {
        host.count(Count.CAPTURES_BOUNCED, 1);
    }

    @Override
    public void yielded(long nanosSinceAsked) {
        actor.tell(new ProcessorCommand.HasYielded(nanosSinceAsked));
    }

    @Override
    public void pinned(String reason) {
        host.count(Count.CAPTURES_PINNED, 1);
        actor.tell(new ProcessorCommand.WasPinned(reason));
    }

    @Override
    public void captured(long bytes) {
        host.count(Count.CAPTURES_SAVED, 1);
        actor.tell(new ProcessorCommand.WasCaptured(bytes));
    }

    /// What was handed over may have been a checkpoint without a move.
    @Override
    public void handedOver() {
        stopAt(MovePoint.CLOSING);
        if (isClosed.getAsBoolean()) {
            reports.closing();
        }
    }

    @Override
    public void refused(String reason) {
        actor.tell(new ProcessorCommand.WasRefused(reason));
    }

    @Override
    public void ended() {
        actor.tell(new ProcessorCommand.ThreadEnded());
    }

    private void stopAt(MovePoint point) {
        host.moveStops().at(point, tid.container());
    }
}
