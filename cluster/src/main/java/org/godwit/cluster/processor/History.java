package org.godwit.cluster.processor;

import org.godwit.processor.EventSize;
import org.godwit.processor.ProcessorEvent;

import java.util.ArrayList;
import java.util.List;

/// The events that a recovery reads; empty and unused from then on, for the cell holds the state.
public final class History {

    private List<ProcessorEvent> events = new ArrayList<>();
    private boolean recovering = true;
    private long bytes;
    private long read;

    /// @param sequence the event's own sequence number
    History add(ProcessorEvent event, long sequence) {
        if (recovering) {
            events.add(event);
            bytes += EventSize.of(event);
            read = sequence;
        }
        return this;
    }

    long bytes() {
        return bytes;
    }

    /// The events, once.
    ///
    /// @param last the sequence number of the last event in the journal
    /// @throws IllegalStateException if there are events and the last of them is another one: a VP
    ///   that began from them would forget what it has acknowledged
    List<ProcessorEvent> take(String persistenceId, long last) {
        if (!events.isEmpty() && read != last) {
            throw new IllegalStateException(
                    "the journal gave %s its events up to %d, but it holds events up to %d; it is to be recovered anew"
                            .formatted(persistenceId, read, last));
        }
        List<ProcessorEvent> taken = events;
        events = List.of();
        recovering = false;
        return taken;
    }
}
