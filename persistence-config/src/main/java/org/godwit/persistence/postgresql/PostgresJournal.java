package org.godwit.persistence.postgresql;

import org.godwit.persistence.JournalSize;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The journal in a PostgreSQL database, as those see it who make it, start a virtual machine on it
/// or ask how large it is. Each call opens a connection and blocks; thread-safe.
///
/// @param settings where it is
public record PostgresJournal(PostgresSettings settings) {

    /// The version of the tables that this program makes and works with.
    public static final int VERSION = 2;

    private static final String SIZE =
            """
            SELECT count(*) FILTER (WHERE NOT deleted), \
            pg_total_relation_size('%1$s.event_journal'), \
            count(DISTINCT persistence_id) FILTER (WHERE NOT deleted) FROM %1$s.event_journal\
            """;

    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

    static {
        // What the driver has to say comes with its exceptions.
        DRIVER_LOG.setLevel(Level.OFF);
    }

    /// What [#init] found.
    public enum Made {
        /// There were no tables.
        NEW,
        /// They were there, in an older version, and have become those of this one. What they hold
        /// is still there.
        UPGRADED,
        /// They were there, in this version.
        THERE
    }

    /// Makes schema and tables unless they are there, and makes an older version into this one.
    ///
    /// @throws JournalDatabaseException if the database does not let it, or has a newer version
    public Made init() {
        return with(connection -> {
            connection.setAutoCommit(false);
            // Two at once: the second waits, and finds what the first has made.
            lockForInit(connection);
            OptionalInt version = version(connection);
            if (version.isEmpty()) {
                create(connection);
                connection.commit();
                return Made.NEW;
            }
            if (version.getAsInt() < VERSION) {
                upgrade(connection, version.getAsInt());
                connection.commit();
                return Made.UPGRADED;
            }
            checkVersion(version.getAsInt());
            connection.rollback();
            return Made.THERE;
        });
    }

    private void lockForInit(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "SELECT pg_advisory_xact_lock(hashtextextended(?, 1))")) {
            lock.setString(1, settings.schema());
            lock.execute();
        }
    }

    private void create(Connection connection) throws SQLException {
        String schema = quoted();
        try (Statement statement = connection.createStatement()) {
            // Not IF NOT EXISTS: that asks for the right to make schemas also where it is there.
            if (!hasSchema(connection)) {
                statement.execute("CREATE SCHEMA " + schema);
            }
            statement.execute(
                    "CREATE TABLE %s.schema_version (version INTEGER NOT NULL, made TIMESTAMPTZ NOT NULL)"
                            .formatted(schema));
        }
        upgrade(connection, 0);
    }

    /// Each version's script makes it of the one before.
    private void upgrade(Connection connection, int from) throws SQLException {
        String schema = quoted();
        try (Statement statement = connection.createStatement()) {
            for (int version = from + 1; version <= VERSION; version++) {
                statement.execute(script(version).formatted(schema));
                statement.execute(
                        "INSERT INTO %s.schema_version VALUES (%d, now())"
                                .formatted(schema, version));
            }
        }
    }

    private boolean hasSchema(Connection connection) throws SQLException {
        return isTrue(connection, "SELECT to_regnamespace(?) IS NOT NULL", quoted());
    }

    private static boolean isTrue(Connection connection, String sql, String argument)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, argument);
            try (ResultSet answer = query.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static String script(int version) {
        String name = "schema-" + version + ".sql";
        try (InputStream in = PostgresJournal.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("resource " + name + " cannot be read", e);
        }
    }

    /// Checks that the tables are there, in the version of this program.
    ///
    /// @throws JournalDatabaseException saying what to do if they are not
    public void check() {
        with(connection -> {
            requireVersion(connection);
            return true;
        });
    }

    private void requireVersion(Connection connection) throws SQLException {
        checkVersion(
                version(connection)
                        .orElseThrow(() ->
                                new JournalDatabaseException(
                                        "there is no journal in %s; make it with ./pvm journal init --journal postgresql and the same --set"
                                                .formatted(settings))));
    }

    private void checkVersion(int version) {
        if (version != VERSION) {
            throw new JournalDatabaseException(
                    "the journal in %s has version %d of its tables; this program works with version %d: %s"
                            .formatted(
                                    settings,
                                    version,
                                    VERSION,
                                    version > VERSION
                                            ? "use the Godwit that made it, or a newer one"
                                            : "bring it up to date with ./pvm journal init --journal postgresql and the same --set"));
        }
    }

    private OptionalInt version(Connection connection) throws SQLException {
        if (!isTrue(
                connection, "SELECT to_regclass(?) IS NOT NULL", quoted() + ".schema_version")) {
            return OptionalInt.empty();
        }
        try (Statement query = connection.createStatement();
                ResultSet version =
                        query.executeQuery(
                                "SELECT max(version) FROM %s.schema_version".formatted(quoted()))) {
            version.next();
            return OptionalInt.of(version.getInt(1));
        }
    }

    /// Takes the journal for a new virtual machine, and empties it. From then on no host of an
    /// earlier one can write to it.
    ///
    /// @param owner for the message to the next one that wants it
    /// @throws JournalDatabaseException if another virtual machine runs on it, or there is none
    public JournalClaim claim(String owner) {
        return JournalClaim.take(settings, owner, this::requireVersion);
    }

    /// How much it holds. Counts the events, so it may take a while.
    ///
    /// @throws JournalDatabaseException if there is none
    public JournalSize size() {
        return with(connection -> {
            requireVersion(connection);
            try (Statement query = connection.createStatement();
                    ResultSet sums = query.executeQuery(SIZE.formatted(quoted()))) {
                sums.next();
                return new JournalSize(sums.getLong(1), sums.getLong(2), sums.getLong(3));
            }
        });
    }

    private String quoted() {
        return '"' + settings.schema() + '"';
    }

    /// Something to do with a connection.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = connect(settings)) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new JournalDatabaseException(
                    "the journal in %s: %s".formatted(settings, e.getMessage()), e);
        }
    }

    static Connection connect(PostgresSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.url().text(), settings.connectionProperties());
    }
}
