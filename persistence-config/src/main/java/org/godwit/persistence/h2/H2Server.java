package org.godwit.persistence.h2;

import org.godwit.persistence.JournalSize;
import org.h2.tools.RunScript;
import org.h2.tools.Server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// An H2 database as the journal of one machine, served over loopback TCP; the server's side of the
/// profile `h2`.
public final class H2Server implements AutoCloseable {

    /// The user of the database.
    public static final String USER = "godwit";

    private static final String SCHEMA = "/schema/h2/h2-create-schema.sql";

    private static final String BIND = "h2.bindAddress";

    private static final String SIZE =
            """
            SELECT COUNT(CASE WHEN "deleted" THEN NULL ELSE 1 END), \
            COALESCE(SUM(OCTET_LENGTH("event_payload")), 0), \
            COUNT(DISTINCT CASE WHEN "deleted" THEN NULL ELSE "persistence_id" END) FROM "event_journal\"\
            """;

    private final Server server;
    private final Connection keptOpen;

    private H2Server(Server server, Connection keptOpen) {
        this.server = server;
        this.keptOpen = keptOpen;
    }

    /// Opens the database of a directory, with its schema, or makes it, and serves it. Blocks
    /// meanwhile.
    ///
    /// H2 has one bind address per JVM, which this sets to the loopback address unless
    /// `h2.bindAddress` is set to one.
    ///
    /// @param port 0 for any
    /// @param password of the database; with it every local user can run code in this JVM
    /// @throws IOException if the database is in use or damaged, the port is taken, or
    ///   `h2.bindAddress` is no loopback address
    public static H2Server start(Path directory, int port, String password) throws IOException {
        String bind = System.getProperty(BIND, "");
        if (bind.isEmpty()) {
            System.setProperty(BIND, InetAddress.getLoopbackAddress().getHostAddress());
        } else if (!InetAddress.getByName(bind).isLoopbackAddress()) {
            throw new IOException(
                    "%s = %s is refused: the journal h2 has no encryption and serves one machine; leave the property out, or name a loopback address such as 127.0.0.1"
                            .formatted(BIND, bind));
        }
        Files.createDirectories(directory);
        Path path = directory.toAbsolutePath();
        try {
            Connection connection =
                    DriverManager.getConnection(
                            "jdbc:h2:" + path.resolve("journal") + ";WRITE_DELAY=0",
                            USER,
                            password);
            createSchema(connection);
            Server server =
                    Server.createTcpServer(
                            "-tcpPort",
                            Integer.toString(port),
                            "-baseDir",
                            path.toString(),
                            "-ifExists",
                            "-tcpDaemon");
            return new H2Server(server.start(), connection);
        } catch (SQLException failure) {
            throw new IOException(
                    "the H2 journal in %s cannot be served on port %d: %s"
                            .formatted(directory, port, failure.getMessage()),
                    failure);
        }
    }

    private static void createSchema(Connection connection) throws SQLException, IOException {
        createTables(connection);
        try (Statement fence = connection.createStatement()) {
            fence.execute(
                    "CREATE TRIGGER IF NOT EXISTS %s BEFORE INSERT ON \"event_journal\" FOR EACH ROW CALL '%s'"
                            .formatted(FenceTrigger.NAME, FenceTrigger.class.getName()));
        }
    }

    private static void createTables(Connection connection) throws SQLException, IOException {
        try (ResultSet tables =
                connection.getMetaData().getTables(null, "PUBLIC", "event_journal", null)) {
            if (tables.next()) {
                return;
            }
        }
        try (InputStream in = H2Server.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IOException(
                        "resource "
                                + SCHEMA
                                + " of pekko-persistence-jdbc is not on the class path");
            }
            Reader script = new InputStreamReader(in, StandardCharsets.UTF_8);
            RunScript.execute(connection, script);
        }
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
    }

    /// How much it holds. Blocks.
    ///
    /// @throws IOException if the database does not answer
    public JournalSize size() throws IOException {
        try (Statement query = keptOpen.createStatement();
                ResultSet sums = query.executeQuery(SIZE)) {
            sums.next();
            return new JournalSize(sums.getLong(1), sums.getLong(2), sums.getLong(3));
        } catch (SQLException failure) {
            throw new IOException(
                    "the H2 journal does not tell its size: " + failure.getMessage(), failure);
        }
    }

    /// Stops serving and closes the database.
    @Override
    public void close() throws IOException {
        server.stop();
        try {
            keptOpen.close();
        } catch (SQLException failure) {
            throw new IOException(
                    "the H2 journal could not be closed: " + failure.getMessage(), failure);
        }
    }
}
