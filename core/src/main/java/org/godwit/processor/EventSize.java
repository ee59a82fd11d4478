package org.godwit.processor;

/// About how many bytes an event takes in the journal.
public final class EventSize {

    private static final long HEADER = 32;

    private EventSize() {}

    public static long of(ProcessorEvent event) {
        return switch (event) {
            case ProcessorEvent.MessageAccepted e -> HEADER + e.body().length();
            case ProcessorEvent.NoticeAccepted e -> HEADER + e.body().length();
            case ProcessorEvent.OutcomeRecorded e -> HEADER + e.result().length;
            case ProcessorEvent.StatePart e -> HEADER + e.bytes().length;
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
