package org.godwit.processor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What was recorded, what of it is in the journal, and what must not leave before it is.
///
/// Output commit: whatever leaves the VP (a message, an acknowledgement, a line) waits until every
/// event recorded before it is in the journal. For a migratable task only lifecycle events are
/// waited for; the others stay here until it moves.
final class Ledger {

    /// Something that leaves once `after` events are in the journal.
    private record Gated(long after, Runnable release) {}

    /// What becomes of events.
    enum Keeping {
        /// Everything is journaled at once.
        JOURNALED,
        /// Lifecycle events are journaled at once, the others when the VP moves.
        DEFERRED,
        /// Nothing is journaled: a guest lives and dies with its host.
        NOTHING
    }

    private final Keeping keeping;
    private final CheckpointPolicy policy;
    private final List<ProcessorEvent> deferred = new ArrayList<>();
    private final Deque<Gated> gated = new ArrayDeque<>();
    private List<ProcessorEvent> fresh = new ArrayList<>();
    private long submitted;
    private long durable;

    Ledger(Keeping keeping, CheckpointPolicy policy) {
        this.keeping = keeping;
        this.policy = policy;
    }

    void record(ProcessorEvent event) {
        policy.recorded(event);
        switch (keeping) {
            case JOURNALED -> submit(event);
            case DEFERRED -> {
                if (event.isLifecycle()) {
                    submit(event);
                } else {
                    deferred.add(event);
                }
            }
            case NOTHING -> {}
        }
    }

    /// Submits what was deferred.
    void submitDeferred() {
        deferred.forEach(this::submit);
        deferred.clear();
    }

    int deferred() {
        return deferred.size();
    }

    /// Forgets what was deferred: a checkpoint replaces it, or will.
    void dropDeferred() {
        deferred.clear();
    }

    private void submit(ProcessorEvent event) {
        fresh.add(event);
        submitted++;
    }

    /// Runs `release` now or when everything recorded so far is in the journal.
    void whenDurable(Runnable release) {
        if (gated.isEmpty() && allDurable()) {
            release.run();
        } else {
            gated.addLast(new Gated(submitted, release));
        }
    }

    void persisted(long count) {
        durable = Math.max(durable, Math.min(count, submitted));
        while (!gated.isEmpty() && gated.getFirst().after() <= durable) {
            gated.removeFirst().release().run();
        }
    }

    boolean allDurable() {
        return durable >= submitted;
    }

    boolean nothingGated() {
        return gated.isEmpty();
    }

    @Override
    public String toString() {
        return durable + " of " + submitted + ", " + gated.size() + " gated";
    }

    /// The events to persist since this was last asked.
    List<ProcessorEvent> takeFresh() {
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<ProcessorEvent> taken = fresh;
        fresh = new ArrayList<>();
        return taken;
    }
}
