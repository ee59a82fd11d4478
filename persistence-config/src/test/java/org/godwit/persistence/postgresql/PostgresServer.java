package org.godwit.persistence.postgresql;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A real PostgreSQL server of this test's own, from binaries that come as a Maven artefact. It
/// forces its writes to the disk, as a server does that keeps something.
public final class PostgresServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final Map<String, String> settings;
    private EmbeddedPostgres server;

    private PostgresServer(Path directory, Map<String, String> settings) throws IOException {
        this.directory = directory;
        this.settings = settings;
        server = launch(0);
    }

    public static PostgresServer start(Path directory) throws IOException {
        return start(directory, Map.of());
    }

    /// @param settings of the server, beside those for durability
    public static PostgresServer start(Path directory, Map<String, String> settings)
            throws IOException {
        return new PostgresServer(directory, settings);
    }

    private EmbeddedPostgres launch(int port) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("fsync", "on");
        all.put("synchronous_commit", "on");
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(directory.resolve("data"))
                        .setCleanDataDirectory(false)
                        .setPGStartupWait(PATIENCE);
        all.forEach(builder::setServerConfig);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    /// Settings of a journal in it.
    ///
    /// @param schema a journal of this test's own
    public Config settings(String schema) {
        return ConfigFactory.parseMap(
                        Map.of(
                                "url",
                                url(),
                                "user",
                                "postgres",
                                "schema",
                                schema,
                                "max-connections",
                                4))
                .atPath(PostgresSettings.PATH);
    }

    public PostgresJournal journal(String schema) {
        return new PostgresJournal(PostgresSettings.of(settings(schema)));
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /// Puts a line before those of `pg_hba.conf`, which trust everybody, and the last such line
    /// before the others.
    public void require(String line) throws IOException, SQLException {
        Path rules = directory.resolve("data").resolve("pg_hba.conf");
        Files.writeString(rules, line + "\n" + Files.readString(rules));
        String before = ask("SELECT pg_conf_load_time()");
        execute("SELECT pg_reload_conf()");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !ask("SELECT pg_conf_load_time()").equals(before));
    }

    /// kill -9 of the server with all its processes.
    public void kill() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(pidFile()).getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        var backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        !postmaster.isAlive()
                                && backends.stream().noneMatch(ProcessHandle::isAlive));
    }

    private Path pidFile() {
        return directory.resolve("data").resolve("postmaster.pid");
    }

    /// Starts it again after [#kill], on the same data and port.
    public void restart() throws IOException {
        int port = server.getPort();
        // Lets go of the directory; there is no process any more.
        server.close();
        Files.deleteIfExists(pidFile());
        server = launch(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
