package org.godwit.persistence.client;

/// A write was refused, and nothing of it is in the journal: its first sequence number is not the
/// next one of its persistence id. The writer's view is out of date, since another incarnation has
/// written; it must stop.
public final class JournalFencedException extends JournalException {

    private final String persistenceId;
    private final long expected;
    private final long actual;

    public JournalFencedException(String persistenceId, long expected, long actual) {
        super(
                ("write of persistence id '%s' refused: its first sequence number is "
                                + "%d, the journal expects %d; %s")
                        .formatted(
                                persistenceId,
                                actual,
                                expected,
                                actual < expected
                                        ? "another incarnation has written since this one recovered"
                                        : "the events before it are not in the journal"));
        this.persistenceId = persistenceId;
        this.expected = expected;
        this.actual = actual;
    }

    public String persistenceId() {
        return persistenceId;
    }

    /// The sequence number that the journal would have accepted.
    public long expected() {
        return expected;
    }

    /// The first sequence number of the write.
    public long actual() {
        return actual;
    }
}
