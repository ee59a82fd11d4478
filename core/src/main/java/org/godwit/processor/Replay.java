package org.godwit.processor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/// The journaled outcomes that a replayed program has still to get, and the outcomes of the running
/// one that have still to be journaled.
final class Replay {

    /// Calls that look without waiting: how many in a row found nothing, and what the next one
    /// found.
    static final class Looks {
        private final Deque<long[]> recorded = new ArrayDeque<>();
        private long misses;

        void recorded(long missed, long arrival) {
            recorded.addLast(new long[] {missed, arrival});
        }

        /// The journaled outcome of the next look: empty if there is none, 0 for a miss, else the
        /// arrival number of what it found.
        OptionalLong next() {
            while (!recorded.isEmpty()) {
                long[] run = recorded.getFirst();
                if (run[0] > 0) {
                    run[0]--;
                    return OptionalLong.of(0);
                }
                recorded.removeFirst();
                if (run[1] > 0) {
                    return OptionalLong.of(run[1]);
                }
            }
            return OptionalLong.empty();
        }

        boolean isExhausted() {
            return recorded.stream().allMatch(run -> run[0] == 0 && run[1] == 0);
        }

        void missed() {
            misses++;
        }

        /// The misses not yet journaled; they count as journaled from now on.
        long takeMisses() {
            long taken = misses;
            misses = 0;
            return taken;
        }
    }

    final Looks takes = new Looks();
    final Looks probes = new Looks();
    private final Deque<ProcessorEvent.OutcomeRecorded> outcomes = new ArrayDeque<>();
    private long targetCalls = -1;
    private boolean replaying;

    void recorded(ProcessorEvent.OutcomeRecorded outcome) {
        outcomes.addLast(outcome);
    }

    /// The journaled outcome of the next call, if there is one.
    ///
    /// @throws ReplayMismatch if the program now makes another call than the journal says
    Optional<byte[]> next(OutcomeKind kind, long call) {
        if (outcomes.isEmpty()) {
            return Optional.empty();
        }
        ProcessorEvent.OutcomeRecorded outcome = outcomes.removeFirst();
        if (outcome.kind() != kind) {
            throw new ReplayMismatch(call, outcome.kind(), kind);
        }
        return Optional.of(outcome.result());
    }

    /// Whether nothing journaled is left to be handed to the program.
    boolean isExhausted() {
        return outcomes.isEmpty() && takes.isExhausted() && probes.isExhausted();
    }

    /// A replay begins; it has caught up after `calls` calls (-1: not known).
    void begin(long calls) {
        replaying = true;
        targetCalls = calls;
    }

    /// True once, when the replay has come to where the former incarnation stopped.
    boolean caughtUp(long calls, boolean needsSomethingNew) {
        if (replaying && (needsSomethingNew || (targetCalls >= 0 && calls >= targetCalls))) {
            replaying = false;
            return true;
        }
        return false;
    }
}
