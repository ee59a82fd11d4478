package org.godwit.persistence.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A journal that belongs to one virtual machine as long as this is open. Should the connection
/// break, another virtual machine can take the journal; then the hosts of this one are refused by
/// the database, so that the two never mix.
public final class JournalClaim implements AutoCloseable {

    /// What must hold before a journal is taken.
    @FunctionalInterface
    interface Precondition {
        void check(Connection connection) throws SQLException;
    }

    private final Connection connection;
    private final long run;

    private JournalClaim(Connection connection, long run) {
        this.connection = connection;
        this.run = run;
    }

    static JournalClaim take(PostgresSettings settings, String owner, Precondition before) {
        try {
            Connection connection = PostgresJournal.connect(settings);
            try {
                before.check(connection);
                return take(connection, settings, owner);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new JournalDatabaseException(
                    "the journal in %s cannot be had: %s".formatted(settings, e.getMessage()), e);
        }
    }

    private static JournalClaim take(Connection connection, PostgresSettings settings, String owner)
            throws SQLException {
        String schema = '"' + settings.schema() + '"';
        if (!lock(connection, settings.schema())) {
            throw new JournalDatabaseException(
                    "the journal in %s is used by %s; halt that one, or set %s.schema to another journal"
                            .formatted(settings, owner(connection, schema), PostgresSettings.PATH));
        }
        connection.setAutoCommit(false);
        long run;
        try (Statement statement = connection.createStatement()) {
            // Waits for what is being written, and lets nobody write until the new run is known.
            statement.execute("TRUNCATE %1$s.event_journal, %1$s.event_tag".formatted(schema));
        }
        try (PreparedStatement next =
                connection.prepareStatement(
                        "UPDATE %s.journal_run SET run = run + 1, owner = ?, since = now() RETURNING run"
                                .formatted(schema))) {
            next.setString(1, owner);
            try (ResultSet number = next.executeQuery()) {
                number.next();
                run = number.getLong(1);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return new JournalClaim(connection, run);
    }

    /// For as long as the connection lives: the lock goes with the process that holds it.
    private static boolean lock(Connection connection, String schema) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "SELECT pg_try_advisory_lock(hashtextextended(?, 2))")) {
            lock.setString(1, schema);
            try (ResultSet got = lock.executeQuery()) {
                got.next();
                return got.getBoolean(1);
            }
        }
    }

    private static String owner(Connection connection, String schema) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row =
                        query.executeQuery(
                                "SELECT owner, since FROM %s.journal_run".formatted(schema))) {
            return row.next()
                    ? "%s since %s".formatted(row.getString(1), row.getString(2))
                    : "another virtual machine";
        }
    }

    /// The setting `godwit.journal.postgresql.run` of the virtual machine's hosts.
    public long run() {
        return run;
    }

    /// Lets go of the journal; what is in it stays until the next virtual machine starts on it.
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // it is broken, which lets go, too
        }
    }
}
