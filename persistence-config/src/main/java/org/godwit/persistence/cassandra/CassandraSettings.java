package org.godwit.persistence.cassandra;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// `godwit.journal.cassandra` of `reference.conf`, checked.
///
/// @param contactPoints `host:port` of some nodes
/// @param datacenter the one that this virtual machine is in
/// @param keyspace that is there already
/// @param consistency of writes and reads
/// @param password nothing if the cluster asks for none
/// @param run which virtual machine of those that were started on this keyspace; its tables have
///   the number in their names
public record CassandraSettings(
        List<String> contactPoints,
        String datacenter,
        String keyspace,
        String consistency,
        String user,
        Optional<String> password,
        long run) {

    /// Where the settings are.
    public static final String PATH = "godwit.journal.cassandra";

    /// The plug-in, which is not part of Godwit's distribution.
    private static final String PLUGIN_CLASS =
            "org.apache.pekko.persistence.cassandra.journal.CassandraJournal";

    private static final String PLUGIN = "pekko.persistence.cassandra";
    private static final String DRIVER_PROFILE =
            "datastax-java-driver.profiles.pekko-persistence-cassandra-profile.basic.request";
    private static final Pattern CONTACT_POINT =
            Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    /// With fewer replicas asked a recovery might not see what was acknowledged.
    private static final List<String> CONSISTENCIES =
            List.of("QUORUM", "LOCAL_QUORUM", "EACH_QUORUM", "ALL");

    /// Reads settings over those of `reference.conf`.
    ///
    /// @param config with the path `godwit.journal.cassandra`
    /// @throws IllegalArgumentException naming the setting and what would be right
    public static CassandraSettings of(Config config) {
        Config own = config.withFallback(ConfigFactory.load()).getConfig(PATH);
        if (!own.getBoolean("accept-no-fencing")) {
            throw wrong(
                    "accept-no-fencing",
                    "is off: two incarnations of a task can overwrite each other's events in"
                            + " Cassandra, silently, if hosts lose sight of each other"
                            + " (docs/failures.md, P3); set it to on if you take that upon you, or take"
                            + " postgresql");
        }
        String user = own.getString("user");
        return new CassandraSettings(
                contactPoints(own.getStringList("contact-points")),
                datacenter(own.getString("local-datacenter")),
                name("keyspace", own.getString("keyspace")),
                consistency(own.getString("consistency")),
                user,
                user.isEmpty() ? Optional.empty() : password(own),
                own.getLong("run"));
    }

    private static List<String> contactPoints(List<String> points) {
        if (points.isEmpty()) {
            throw wrong(
                    "contact-points",
                    "is empty; name some nodes, such as [\"10.0.0.1:9042\", \"10.0.0.2:9042\"]");
        }
        for (String point : points) {
            var parts = CONTACT_POINT.matcher(point);
            if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
                throw wrong(
                        "contact-points",
                        "has '%s'; it must be HOST:PORT, such as 10.0.0.1:9042".formatted(point));
            }
        }
        return List.copyOf(points);
    }

    private static String datacenter(String name) {
        if (name.isBlank()) {
            throw wrong(
                    "local-datacenter",
                    "is empty; it must be the data centre of the contact points as the cluster"
                            + " calls it (nodetool status shows it), such as datacenter1");
        }
        return name;
    }

    private static String name(String setting, String name) {
        if (!NAME.matcher(name).matches()) {
            throw wrong(
                    setting,
                    "is '%s'; it must be the name of a keyspace that is there: small letters, digits and _, at most 31"
                            .formatted(name));
        }
        return name;
    }

    private static String consistency(String level) {
        if (!CONSISTENCIES.contains(level)) {
            throw wrong(
                    "consistency",
                    "is '%s'; it must be one of %s: with fewer replicas a recovery might not see what was acknowledged"
                            .formatted(level, String.join(", ", CONSISTENCIES)));
        }
        return level;
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

    private static IllegalArgumentException wrong(String setting, String what) {
        return new IllegalArgumentException("%s.%s %s".formatted(PATH, setting, what));
    }

    /// Refuses if the plug-in is not on the class path.
    ///
    /// @throws IllegalArgumentException saying where it is to be had
    public static void checkPlugin() {
        checkPlugin(CassandraSettings.class.getClassLoader());
    }

    static void checkPlugin(ClassLoader loader) {
        try {
            Class.forName(PLUGIN_CLASS, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "the journal 'cassandra' needs a plug-in that is not part of Godwit:"
                            + " org.apache.pekko:pekko-persistence-cassandra_2.13:1.1.0 with what it"
                            + " needs, on the class path of the hosts (--cp); docs/manual.md says how",
                    e);
        }
    }

    /// For the plug-in and its driver.
    public Config plugin() {
        Map<String, Object> journal = new LinkedHashMap<>();
        journal.put("keyspace", keyspace);
        journal.put("table", "messages_" + run);
        journal.put("metadata-table", "metadata_" + run);
        journal.put("all-persistence-ids-table", "all_ids_" + run);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(PLUGIN + ".journal", journal);
        all.put(PLUGIN + ".events-by-tag.table", "tag_views_" + run);
        all.put("datastax-java-driver.basic.contact-points", contactPoints);
        all.put("datastax-java-driver.basic.load-balancing-policy.local-datacenter", datacenter);
        all.put(DRIVER_PROFILE + ".consistency", consistency);
        password.ifPresent(secret -> {
            String auth = "datastax-java-driver.advanced.auth-provider.";
            all.put(auth + "class", "PlainTextAuthProvider");
            all.put(auth + "username", user);
            all.put(auth + "password", secret);
        });
        return ConfigFactory.parseMap(all, "the settings of " + PATH);
    }

    /// Where it is, for messages: no secret is in it.
    @Override
    public String toString() {
        return "%s (keyspace %s, data centre %s, run %d)"
                .formatted(String.join(", ", contactPoints), keyspace, datacenter, run);
    }
}
