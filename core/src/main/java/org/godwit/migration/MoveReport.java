package org.godwit.migration;

import org.godwit.task.Tid;

import java.util.Optional;

/// What became of one ordered move of one task. Times are microseconds on the clock of the host
/// that conducted the move; -1 where the move did not come so far.
///
/// @param outcome done or refused
/// @param reason empty when done
/// @param from the host it was on; empty when that was not known
/// @param to the host it was to go to
/// @param obtrusivenessMicros from the order until the source host was free of the task
/// @param freezeMicros the part of the cost in which the task did not run
/// @param costMicros migration cost: from the order until the task computed again
/// @param yieldMicros from the order until the task had reached a yield point
/// @param reachMicros the part of that from when the task's thread was asked, on its own host; -1
///   if it was not asked
/// @param captureMicros from there until what it takes along was in the journal
/// @param replaceMicros from there until it began on the target host
/// @param resumeMicros from there until it computed again (the replay)
/// @param bytes read from the journal to bring it back
public record MoveReport(
        Tid tid,
        Outcome outcome,
        String reason,
        Optional<Tid> from,
        Optional<Tid> to,
        long obtrusivenessMicros,
        long freezeMicros,
        long costMicros,
        long yieldMicros,
        long reachMicros,
        long captureMicros,
        long replaceMicros,
        long resumeMicros,
        long bytes) {

    /// How an order ended.
    public enum Outcome {
        DONE,
        REFUSED
    }

    /// A move that did not happen; the task goes on where it was.
    public static MoveReport refused(Tid tid, Optional<Tid> from, Optional<Tid> to, String reason) {
        return new MoveReport(
                tid, Outcome.REFUSED, reason, from, to, -1, -1, -1, -1, -1, -1, -1, -1, 0);
    }

    public boolean isDone() {
        return outcome == Outcome.DONE;
    }
}
