package org.godwit.cluster.processor;

import org.godwit.processor.ProcessorEvent;

/// About how many bytes an event takes in the journal.
final class EventSize {

    private static final long HEADER = 32;

    private EventSize() {}

    static long of(ProcessorEvent event) {
        return switch (event) {
            case ProcessorEvent.MessageAccepted e -> HEADER + e.body().length();
            case ProcessorEvent.NoticeAccepted e -> HEADER + e.body().length();
            case ProcessorEvent.OutcomeRecorded e -> HEADER + e.result().length;
            case ProcessorEvent.Checkpoint e ->
                    HEADER
                            + e.image().program().length
                            + e.image().queue().stream()
                                    .mapToLong(q -> HEADER + q.message().body().length())
                                    .sum();
            default -> HEADER;
        };
    }
}
