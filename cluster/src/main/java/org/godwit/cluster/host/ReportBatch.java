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

    private final Set<Tid> tasks = new HashSet<>();
    private final Set<Tid> closing = new HashSet<>();
    private final Set<Tid> closed = new HashSet<>();
    private final Set<Tid> freed = new HashSet<>();
    private final Set<Tid> computing = new HashSet<>();
    private final List<Stamped> reports = new ArrayList<>();

    /// These tasks are among those that move.
    void expect(Collection<Tid> some) {
        tasks.addAll(some);
    }

    boolean isEmpty() {
        return reports.isEmpty();
    }

    /// Whether this host has nothing more to do with them.
    boolean isOver() {
        return areAll(freed) || areAll(computing);
    }

    /// Adds what was reported at a time.
    ///
    /// @return whether what there is by now is to be told
    boolean add(Report report, long nanos) {
        reports.add(new Stamped(report, nanos));
        return switch (report) {
            case ProcessorCommand.Yielded _, ProcessorCommand.Captured _ -> false;
            case ProcessorCommand.Closing r -> isLast(r.tid(), closing);
            case ProcessorCommand.Closed r -> isLast(r.tid(), closed);
            case ProcessorCommand.Freed r -> isLast(r.tid(), freed);
            case ProcessorCommand.Arrived r -> r.computes() && isLast(r.tid(), computing);
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

    private boolean isLast(Tid tid, Set<Tid> come) {
        come.add(tid);
        return areAll(come);
    }

    private boolean areAll(Set<Tid> come) {
        return come.containsAll(tasks);
    }

    /// All that was added since the last time, as it is at a time.
    Gathered take(long nanos) {
        List<Aged> aged =
                reports.stream().map(s -> new Aged(s.report(), nanos - s.nanos())).toList();
        reports.clear();
        return new Gathered(aged);
    }
}
