package org.godwit.persistence.jdbc;

/// The words in which a database refuses the write of a stale incarnation.
public final class Fence {

    /// SQLSTATE of the refusal; of a class that no database uses.
    public static final String SQL_STATE = "GW001";

    private Fence() {}

    /// Why a write is refused.
    ///
    /// @param actual its first sequence number
    /// @param expected the one after the highest that the journal has ever had
    public static String refusal(String persistenceId, long actual, long expected) {
        return "write of persistence id '%s' refused: its first sequence number is %d, the journal expects %d"
                .formatted(persistenceId, actual, expected);
    }
}
