package org.godwit.persistence.h2;

import org.godwit.persistence.jdbc.Fence;
import org.h2.api.Trigger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Keeps a stale incarnation from writing, also where the events written since are deleted and the
/// primary key has forgotten them: each event must have the sequence number after the highest one.
/// The database makes it, by its name.
public final class FenceTrigger implements Trigger {

    static final String NAME = "godwit_fence";

    private static final int PERSISTENCE_ID = 2;
    private static final int SEQUENCE_NUMBER = 3;
    private static final String HIGHEST =
            """
            SELECT "sequence_number" FROM "event_journal" WHERE "persistence_id" = ? \
            ORDER BY "persistence_id" DESC, "sequence_number" DESC LIMIT 1\
            """;

    @Override
    public void fire(Connection connection, Object[] oldRow, Object[] newRow) throws SQLException {
        String id = (String) newRow[PERSISTENCE_ID];
        long actual = ((Number) newRow[SEQUENCE_NUMBER]).longValue();
        long expected = highest(connection, id) + 1;
        if (actual != expected) {
            throw new SQLException(Fence.refusal(id, actual, expected), Fence.SQL_STATE);
        }
    }

    private static long highest(Connection connection, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HIGHEST)) {
            query.setString(1, id);
            try (ResultSet highest = query.executeQuery()) {
                return highest.next() ? highest.getLong(1) : 0;
            }
        }
    }
}
