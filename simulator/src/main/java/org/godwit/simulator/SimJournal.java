package org.godwit.simulator;

import java.util.ArrayList;
import java.util.List;
import org.godwit.processor.ProcessorEvent;

/// The journal of one VP. A batch is taken only if its first sequence number is the next one: that
/// is the fence against older incarnations.
final class SimJournal {

    private final List<ProcessorEvent> events = new ArrayList<>();

    /// Appends, or refuses (false) because another incarnation wrote in between.
    boolean append(int firstSequence, List<ProcessorEvent> batch) {
        if (firstSequence != events.size() + 1) {
            return false;
        }
        events.addAll(batch);
        return true;
    }

    int size() {
        return events.size();
    }

    List<ProcessorEvent> history() {
        return List.copyOf(events);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }
}
