package org.godwit.persistence.postgresql;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// `godwit.journal.postgresql` of `reference.conf`, checked.
///
/// @param password nothing if the server asks for none, or the driver finds it itself (`~/.pgpass`)
/// @param schema the name of the schema with the journal's tables
/// @param run the number of the virtual machine's run, from [PostgresJournal#claim]; 0: of none
public record PostgresSettings(
        DatabaseUrl url,
        String user,
        Optional<String> password,
        String schema,
        TlsSettings tls,
        int maxConnections,
        int minConnections,
        int maxQueuedWrites,
        Duration connectTimeout,
        Duration socketTimeout,
        long run) {

    /// The environment variable with the password.
    public static final String PASSWORD_VARIABLE = "GODWIT_JOURNAL_PASSWORD";

    /// Where the settings are.
    public static final String PATH = "godwit.journal.postgresql";

    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final int CONNECTIONS_MAX = 1_000;
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /// Reads settings over those of `reference.conf`.
    ///
    /// @param config with the path `godwit.journal.postgresql`
    /// @throws IllegalArgumentException naming the setting and what would be right
    public static PostgresSettings of(Config config) {
        Config own = config.withFallback(ConfigFactory.load()).getConfig(PATH);
        DatabaseUrl url = DatabaseUrl.parse(own.getString("url"));
        int connections = within(own, "max-connections", 1, CONNECTIONS_MAX);
        return new PostgresSettings(
                url,
                own.getString("user"),
                password(own),
                schema(own.getString("schema")),
                TlsSettings.of(own, url),
                connections,
                within(own, "min-connections", 0, connections),
                within(own, "max-queued-writes", 1, Integer.MAX_VALUE),
                own.getDuration("connect-timeout"),
                own.getDuration("socket-timeout"),
                own.getLong("run"));
    }

    private static int within(Config config, String name, int least, int most) {
        int value = config.getInt(name);
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s.%s is %d; it must be %d..%d".formatted(PATH, name, value, least, most));
        }
        return value;
    }

    private static String schema(String name) {
        if (!SCHEMA.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s.schema '%s' is no name: small letters, digits and _, at most 63"
                            .formatted(PATH, name));
        }
        return name;
    }

    private static Optional<String> password(Config config) {
        String file = config.getString("password-file");
        if (file.isEmpty()) {
            return Optional.of(config.getString("password")).filter(given -> !given.isEmpty());
        }
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).lines().findFirst();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "%s.password-file '%s' cannot be read: %s".formatted(PATH, file, e), e);
        }
    }

    PostgresSettings withRun(long number) {
        return new PostgresSettings(
                url,
                user,
                password,
                schema,
                tls,
                maxConnections,
                minConnections,
                maxQueuedWrites,
                connectTimeout,
                socketTimeout,
                number);
    }

    /// For the driver, without the password.
    private Map<String, String> driverProperties() {
        Map<String, String> properties = new LinkedHashMap<>(tls.properties());
        properties.put("connectTimeout", Long.toString(seconds(connectTimeout)));
        properties.put("socketTimeout", Long.toString(seconds(socketTimeout)));
        properties.put("tcpKeepAlive", "true");
        properties.put("ApplicationName", "godwit");
        properties.put("reWriteBatchedInserts", "true");
        properties.put("options", "-c godwit.run=" + run);
        return properties;
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }

    /// For one connection of one's own.
    Properties connectionProperties() {
        Properties properties = new Properties();
        properties.putAll(driverProperties());
        properties.put("user", user);
        password.ifPresent(secret -> properties.put("password", secret));
        return properties;
    }

    /// What the database may still take has not failed.
    private Duration patience() {
        return connectTimeout.plus(socketTimeout).plus(MARGIN);
    }

    /// For the JDBC plug-in.
    public Config plugin() {
        Map<String, Object> database = new LinkedHashMap<>();
        database.put("url", url.text());
        database.put("user", user);
        password.ifPresent(secret -> database.put("password", secret));
        database.put("properties", driverProperties());
        database.put("numThreads", maxConnections);
        database.put("maxConnections", maxConnections);
        database.put("minConnections", minConnections);
        database.put("queueSize", maxQueuedWrites);
        database.put("connectionTimeout", Math.max(1_000, connectTimeout.toMillis()));
        Map<String, Object> tables = new LinkedHashMap<>();
        tables.put("event_journal.schemaName", schema);
        tables.put("event_tag.schemaName", schema);
        Map<String, Object> journal = new LinkedHashMap<>();
        journal.put("bufferSize", maxQueuedWrites);
        journal.put("parallelism", maxConnections);
        journal.put("tables", tables);
        journal.put("slick", Map.of("db", database));
        journal.put("circuit-breaker", Map.of("call-timeout", patience()));
        return ConfigFactory.parseMap(Map.of("jdbc-journal", journal), "the settings of " + PATH);
    }

    /// Where it is, for messages: no secret is in it.
    @Override
    public String toString() {
        return "%s (schema %s, user %s)".formatted(url.text(), schema, user);
    }
}
