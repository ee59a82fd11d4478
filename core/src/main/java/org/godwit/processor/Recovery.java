package org.godwit.processor;

import org.godwit.task.Durability;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.List;
import java.util.Optional;

/// Makes a virtual processor from its journal: the fold of its events, and the first step of the
/// next incarnation.
public final class Recovery {

    private final List<ProcessorEvent> history;
    private final TaskSpec spec;

    private Recovery(TaskSpec spec, List<ProcessorEvent> history) {
        this.spec = spec;
        this.history = history;
    }

    /// A VP that has never run: its journal is empty.
    public static Recovery firstOf(TaskSpec spec) {
        return new Recovery(spec, List.of());
    }

    /// A VP whose journal holds these events.
    public static Recovery from(List<ProcessorEvent> history) {
        if (history.isEmpty() || !(history.getFirst() instanceof ProcessorEvent.Began began)) {
            throw new IllegalArgumentException(
                    "a VP's journal begins with Began: "
                            + (history.isEmpty() ? "it is empty" : history.getFirst()));
        }
        return new Recovery(began.spec(), history);
    }

    /// What a recovery comes to.
    ///
    /// @param processor the VP in its next incarnation
    /// @param first what to persist and do before anything else
    /// @param program the program's own saved state, if it saves it; else it starts from its
    ///   beginning
    /// @param runs whether the program is to be started (it is over otherwise)
    public record Recovered(
            Processor processor, Step first, Optional<byte[]> program, boolean runs) {}

    /// Begins the next incarnation on `host`.
    ///
    /// @param savesState the program can save its own state
    public Recovered begin(Tid host, boolean savesState, ProcessorLimits limits) {
        ProcessorState state = new ProcessorState(spec, limits);
        Optional<byte[]> program = Optional.empty();
        Optional<ProcessorEvent.Ended> ended = Optional.empty();
        boolean handedOff = history.isEmpty();
        long target = history.isEmpty() ? 0 : -1;
        for (ProcessorEvent event : sinceCheckpoint()) {
            switch (event) {
                case ProcessorEvent.Began _ -> {}
                case ProcessorEvent.IncarnationBegan e -> {
                    state.incarnation = Math.max(state.incarnation, e.incarnation());
                    handedOff = false;
                    target = -1;
                }
                case ProcessorEvent.Resumed _ -> {
                    handedOff = false;
                    target = -1;
                }
                case ProcessorEvent.Checkpoint e -> {
                    state.restore(e.image());
                    program = Optional.of(e.image().program());
                }
                case ProcessorEvent.HandedOff e -> {
                    state.incarnation = Math.max(state.incarnation, e.incarnation());
                    handedOff = true;
                    target = e.calls();
                    e.acknowledged()
                            .forEach(at -> state.to(at.peer()).acknowledge(at.sequence(), 0));
                }
                case ProcessorEvent.MessageAccepted e -> state.apply(e);
                case ProcessorEvent.NoticeAccepted e -> state.apply(e);
                case ProcessorEvent.OutcomeRecorded e -> state.replay.recorded(e);
                case ProcessorEvent.TakeRecorded e ->
                        state.replay.takes.recorded(e.misses(), e.arrival());
                case ProcessorEvent.ProbeRecorded e ->
                        state.replay.probes.recorded(e.misses(), e.arrival());
                case ProcessorEvent.WatcherAdded e -> state.watchers.put(e, false);
                case ProcessorEvent.Ended e -> ended = Optional.of(e);
            }
        }
        boolean first = history.isEmpty();
        if (!first) {
            state.replay.begin(target);
        }
        state.incarnation++;
        Processor processor =
                new Processor(
                        state,
                        savesState,
                        spec.durability() == Durability.JOURNALED
                                ? Ledger.Keeping.JOURNALED
                                : Ledger.Keeping.DEFERRED);
        if (ended.isPresent()) {
            return new Recovered(
                    processor, processor.beginEnded(host, ended.get()), program, false);
        }
        if (!handedOff && spec.durability() == Durability.MIGRATABLE) {
            var lost = new ProcessorEvent.Ended(TaskEnd.LOST, "its host died");
            return new Recovered(processor, processor.beginLost(host, lost), program, false);
        }
        return new Recovered(processor, processor.begin(host, first), program, true);
    }

    /// The events that count: the last checkpoint and what follows it, after the incarnations
    /// before it.
    private List<ProcessorEvent> sinceCheckpoint() {
        for (int i = history.size() - 1; i > 0; i--) {
            if (history.get(i) instanceof ProcessorEvent.Checkpoint) {
                List<ProcessorEvent> since = new java.util.ArrayList<>();
                for (ProcessorEvent event : history.subList(0, i)) {
                    if (event instanceof ProcessorEvent.IncarnationBegan) {
                        since.add(event);
                    }
                }
                since.addAll(history.subList(i, history.size()));
                return since;
            }
        }
        return history;
    }
}
