package org.godwit.cluster.host;

import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.cluster.processor.ProcessorCommand.Aged;
import org.godwit.cluster.processor.ProcessorCommand.Gathered;
import org.godwit.cluster.processor.ProcessorCommand.Report;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What tasks that move together have reported and nobody has been told yet. Worth telling is what
/// cannot wait, and that the last of them has come to where the move goes on. Confined to its
/// actor.
final class ReportBatch {

    private record Stamped(Report report, long nanos) {}

    /// Who has come to a step of the move, and who is still to come.
    private static final class Step {

        private final Set<Tid> come = new HashSet<>();
        private final Set<Tid> missing = new HashSet<>();

        void expect(Tid tid) {
            if (!come.contains(tid)) {
                missing.add(tid);
            }
        }

        boolean isLast(Tid tid) {
            come.add(tid);
            missing.remove(tid);
            return isReached();
        }

        boolean isReached() {
            return missing.isEmpty();
        }
    }

    private final Step closing = new Step();
    private final Step closed = new Step();
    private final Step freed = new Step();
    private final Step computing = new Step();
    private final List<Stamped> reports = new ArrayList<>();

    /// These tasks are among those that move.
    void expect(Collection<Tid> some) {
        for (Step step : List.of(closing, closed, freed, computing)) {
            some.forEach(step::expect);
        }
    }

    boolean isEmpty() {
        return reports.isEmpty();
    }

    /// Whether this host has nothing more to do with them.
    boolean isOver() {
        return freed.isReached() || computing.isReached();
    }

    /// Adds what was reported at a time.
    ///
    /// @return whether what there is by now is to be told
    boolean add(Report report, long nanos) {
        reports.add(new Stamped(report, nanos));
        return switch (report) {
            case ProcessorCommand.Yielded _, ProcessorCommand.Captured _ -> false;
            case ProcessorCommand.Closing r -> closing.isLast(r.tid());
            case ProcessorCommand.Closed r -> closed.isLast(r.tid());
            case ProcessorCommand.Freed r -> freed.isLast(r.tid());
            case ProcessorCommand.Arrived r -> r.computes() && computing.isLast(r.tid());
            case ProcessorCommand.Refused _,
                    ProcessorCommand.Pinned _,
                    ProcessorCommand.PartlyWritten _,
                    ProcessorCommand.Prefetchable _,
                    ProcessorCommand.Unresumed _,
                    ProcessorCommand.Fallen _,
                    ProcessorCommand.Erased _ ->
                    true;
        };
    }

    /// All that was added since the last time, as it is at a time.
    Gathered take(long nanos) {
        List<Aged> aged =
                reports.stream().map(s -> new Aged(s.report(), nanos - s.nanos())).toList();
        reports.clear();
        return new Gathered(aged);
    }
}
