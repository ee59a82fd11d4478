package org.godwit.processor;

import org.godwit.task.Durability;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.ArrayList;
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

    /// A VP whose journal holds these events. What came before the parts of the last checkpoint may
    /// be missing.
    ///
    /// @throws IllegalArgumentException if not [#isPossible]
    public static Recovery from(List<ProcessorEvent> history) {
        for (ProcessorEvent event : history) {
            if (event instanceof ProcessorEvent.Began began) {
                return new Recovery(began.spec(), history);
            }
            if (event instanceof ProcessorEvent.Checkpoint checkpoint) {
                return new Recovery(checkpoint.image().spec(), history);
            }
        }
        throw new IllegalArgumentException(
                "a VP's journal holds its beginning or a checkpoint; this one holds "
                        + history.size()
                        + " events and neither");
    }

    /// Whether a journal holds what a VP comes back from: its beginning or a checkpoint. One that
    /// was deleted at the VP's end does not, but perhaps what another incarnation had still under
    /// way.
    public static boolean isPossible(List<ProcessorEvent> history) {
        return history.stream()
                .anyMatch(event ->
                        event instanceof ProcessorEvent.Began
                                || event instanceof ProcessorEvent.Checkpoint);
    }

    /// Whether events, the last ones of a journal, hold a checkpoint and all of its parts: then no
    /// recovery needs what comes before them.
    public static boolean suffices(List<Object> history) {
        int parts = 0;
        boolean whole = false;
        for (Object event : history) {
            if (event instanceof ProcessorEvent.StatePart) {
                parts++;
            } else if (event instanceof ProcessorEvent.Checkpoint checkpoint) {
                whole = parts >= checkpoint.image().parts();
                parts = 0;
            }
        }
        return whole;
    }

    public TaskSpec spec() {
        return spec;
    }

    /// How many events at the beginning of the history no recovery needs any more.
    public int obsolete() {
        int checkpoint = lastCheckpoint();
        if (checkpoint < 0) {
            return 0;
        }
        int first = checkpoint;
        int missing = ((ProcessorEvent.Checkpoint) history.get(checkpoint)).image().parts();
        for (int i = checkpoint; i >= 0 && missing > 0; i--) {
            if (history.get(i) instanceof ProcessorEvent.StatePart) {
                first = i;
                missing--;
            }
        }
        return first;
    }

    /// What a recovery comes to.
    ///
    /// @param processor the VP in its next incarnation
    /// @param first what to persist and do before anything else
    /// @param program the program's own saved state, in pieces, if it saves it; empty: it starts
    ///   from its beginning
    /// @param runs whether the program is to be started (it is over otherwise)
    public record Recovered(Processor processor, Step first, List<byte[]> program, boolean runs) {}

    /// Begins the next incarnation on `host`.
    ///
    /// @param savesState the program can save its own state
    public Recovered begin(Tid host, boolean savesState, ProcessorLimits limits) {
        ProcessorState state = new ProcessorState(spec, limits);
        List<byte[]> program = savedProgram();
        CheckpointPolicy checkpoints =
                new CheckpointPolicy(
                        limits, savesState && spec.durability() == Durability.JOURNALED);
        Optional<ProcessorEvent.Ended> ended = Optional.empty();
        boolean handedOff = history.isEmpty();
        long target = -1;
        for (ProcessorEvent event : sinceCheckpoint()) {
            checkpoints.recorded(event);
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
                case ProcessorEvent.StatePart _ -> {}
                case ProcessorEvent.Checkpoint e -> state.restore(e.image());
                case ProcessorEvent.HandedOff e -> {
                    state.incarnation = Math.max(state.incarnation, e.incarnation());
                    handedOff = true;
                    target = e.calls();
                    e.acknowledged().forEach(at -> state.to(at.peer()).acknowledge(at.sequence()));
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
                                : Ledger.Keeping.DEFERRED,
                        checkpoints);
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

    private int lastCheckpoint() {
        int i = history.size() - 1;
        while (i >= 0 && !(history.get(i) instanceof ProcessorEvent.Checkpoint)) {
            i--;
        }
        return i;
    }

    /// The state of the last checkpoint: its parts, the last ones before it, and what follows them.
    private List<byte[]> savedProgram() {
        int checkpoint = lastCheckpoint();
        if (checkpoint < 0) {
            return List.of();
        }
        ProcessorImage image = ((ProcessorEvent.Checkpoint) history.get(checkpoint)).image();
        List<byte[]> pieces = new ArrayList<>();
        for (ProcessorEvent event : history.subList(obsolete(), checkpoint)) {
            if (event instanceof ProcessorEvent.StatePart part) {
                if (part.index() != pieces.size()) {
                    throw new IllegalArgumentException(
                            "part %d of the state of %s where part %d was expected"
                                    .formatted(part.index(), spec.tid(), pieces.size()));
                }
                pieces.add(part.bytes());
            }
        }
        pieces.add(image.program());
        return pieces;
    }

    /// The events that count: the last checkpoint and what follows it, after the incarnations
    /// before it.
    private List<ProcessorEvent> sinceCheckpoint() {
        int checkpoint = lastCheckpoint();
        if (checkpoint < 0) {
            return history;
        }
        List<ProcessorEvent> since = new ArrayList<>();
        for (ProcessorEvent event : history.subList(0, checkpoint)) {
            if (event instanceof ProcessorEvent.IncarnationBegan) {
                since.add(event);
            }
        }
        since.addAll(history.subList(checkpoint, history.size()));
        return since;
    }
}
