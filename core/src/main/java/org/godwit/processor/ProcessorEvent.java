package org.godwit.processor;

import org.godwit.message.Body;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.List;

/// What the journal of a virtual processor holds. The state of a VP is what its program does with
/// these.
public sealed interface ProcessorEvent {

    /// Lifecycle events are written at once whatever the durability; the others at once only for
    /// journaled tasks, and when it moves for migratable ones.
    default boolean isLifecycle() {
        return switch (this) {
            case Began _,
                    IncarnationBegan _,
                    WatcherAdded _,
                    HandedOff _,
                    StatePart _,
                    Checkpoint _,
                    Resumed _,
                    Ended _ ->
                    true;
            case MessageAccepted _,
                    NoticeAccepted _,
                    OutcomeRecorded _,
                    TakeRecorded _,
                    ProbeRecorded _ ->
                    false;
        };
    }

    /// The first event of every VP.
    record Began(TaskSpec spec) implements ProcessorEvent {}

    /// A new placement. Older incarnations can write nothing after it (the journal refuses their
    /// sequence numbers).
    record IncarnationBegan(int incarnation, Tid host) implements ProcessorEvent {}

    /// A message was accepted, in order.
    record MessageAccepted(Tid source, long sequence, int tag, int context, int waitId, Body body)
            implements ProcessorEvent {}

    /// A notice (of pvm_notify) was accepted.
    record NoticeAccepted(long watchId, int tag, int context, Body body)
            implements ProcessorEvent {}

    /// The result of a call whose outcome the program could not foresee.
    record OutcomeRecorded(OutcomeKind kind, byte[] result) implements ProcessorEvent {}

    /// Non-waiting receives: first `misses` that found nothing, then, if `arrival` > 0, one that
    /// took the message with that arrival number.
    record TakeRecorded(long misses, long arrival) implements ProcessorEvent {}

    /// Probes, counted like [TakeRecorded].
    record ProbeRecorded(long misses, long arrival) implements ProcessorEvent {}

    /// `watcher` will be told when this VP ends.
    record WatcherAdded(Tid watcher, long watchId) implements ProcessorEvent {}

    /// This incarnation has closed; what was accepted before is complete in the journal.
    ///
    /// @param calls calls that the program had completed
    /// @param lines lines of output it had written
    /// @param acknowledged how far each destination had acknowledged
    record HandedOff(int incarnation, long calls, long lines, List<Position> acknowledged)
            implements ProcessorEvent {}

    /// A part of the state that the next [Checkpoint] stands for: the `index`th, from 0. Parts that
    /// no checkpoint follows, because the saving was given up, mean nothing.
    record StatePart(int index, byte[] bytes) implements ProcessorEvent {}

    /// The whole state, saved by a program that can; what came before is not needed any more.
    record Checkpoint(ProcessorImage image) implements ProcessorEvent {}

    /// A move was given up; the closed incarnation goes on.
    record Resumed(int incarnation) implements ProcessorEvent {}

    /// The task is over and everything it sent has been accepted.
    ///
    /// @param status its exit status
    record Ended(TaskEnd end, int status, String reason) implements ProcessorEvent {

        /// With the status that such an end has.
        public Ended(TaskEnd end, String reason) {
            this(end, end.status(), reason);
        }
    }

    /// How far a pair's sequence has come.
    record Position(Tid peer, long sequence) {}
}
