package org.godwit.persistence.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What the database takes to insert and commit a row when nothing but the driver is in between.
public final class CommitProbe {

    private CommitProbe() {}

    /// Inserts `count` rows into a table made for it in the journal's schema, each committed by
    /// itself, and drops the table. Blocks.
    ///
    /// @return microseconds of each
    /// @throws JournalDatabaseException if the database refuses
    public static List<Double> micros(PostgresSettings settings, int count, byte[] data) {
        String table = "\"%s\".commit_probe".formatted(settings.schema());
        try (Connection connection = PostgresJournal.connect(settings);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("DROP TABLE IF EXISTS " + table);
            statement.execute(
                    "CREATE TABLE " + table + " (number bigint PRIMARY KEY, data bytea NOT NULL)");
            try {
                return timed(connection, table, count, data);
            } finally {
                statement.execute("DROP TABLE " + table);
            }
        } catch (SQLException e) {
            throw new JournalDatabaseException(
                    "the database does not take rows: " + e.getMessage(), e);
        }
    }

    private static List<Double> timed(Connection connection, String table, int count, byte[] data)
            throws SQLException {
        List<Double> micros = new ArrayList<>();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?)")) {
            for (int i = 0; i < count; i++) {
                insert.setLong(1, i);
                insert.setBytes(2, data);
                long began = System.nanoTime();
                insert.executeUpdate();
                micros.add((System.nanoTime() - began) / 1e3);
            }
        }
        return micros;
    }
}
