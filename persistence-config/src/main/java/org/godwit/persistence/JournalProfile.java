package org.godwit.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.godwit.persistence.cassandra.CassandraSettings;
import org.godwit.persistence.postgresql.PostgresSettings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A journal by name, as a commented configuration file beside this class.
///
/// @param name for configuration files and command lines
/// @param purpose one line for people
public record JournalProfile(String name, String purpose) {

    /// The default: [org.godwit.persistence.server.JournalServer] in the machine process.
    public static final JournalProfile EMBEDDED =
            new JournalProfile("embedded", "one journal per machine, no database; the default");

    /// [org.godwit.persistence.h2.H2Server] in the machine process.
    public static final JournalProfile H2 = new JournalProfile("h2", "an H2 database per machine");

    /// A database of its own; see [org.godwit.persistence.postgresql.PostgresJournal].
    public static final JournalProfile POSTGRESQL =
            new JournalProfile("postgresql", "a PostgreSQL database, for any number of machines");

    /// A Cassandra cluster, which fences nothing; see [CassandraSettings].
    public static final JournalProfile CASSANDRA =
            new JournalProfile("cassandra", "a Cassandra cluster; needs a plug-in, fences nothing");

    /// Nothing but memory.
    public static final JournalProfile IN_MEMORY =
            new JournalProfile("in-memory", "for tests: nothing survives the actor system");

    /// The environment variable with the password of a journal in `postgresql`, or in an `h2` that
    /// was not started with the one in `h2.conf`.
    public static final String PASSWORD_VARIABLE = PostgresSettings.PASSWORD_VARIABLE;

    private static final String EMBEDDED_HOST = "godwit.journal.embedded.host";
    private static final String H2_URL = "jdbc-journal.slick.db.url";
    private static final Pattern H2_SERVER =
            Pattern.compile("jdbc:h2:tcp://(\\[[^]]*]|[^:/]*)(:[0-9]+)?/");

    /// Every profile.
    public static List<JournalProfile> all() {
        return List.of(EMBEDDED, H2, POSTGRESQL, CASSANDRA, IN_MEMORY);
    }

    /// The profile of a name.
    ///
    /// @throws IllegalArgumentException naming the ones there are
    public static JournalProfile of(String name) {
        List<String> names = all().stream().map(JournalProfile::name).toList();
        return all().stream()
                .filter(profile -> profile.name.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "journal profile '%s' is unknown; there are %s"
                                        .formatted(name, String.join(", ", names))));
    }

    /// The configuration of a profile whose journal is served by an address alone: `embedded`,
    /// `h2`, `in-memory`.
    ///
    /// @param host where the journal listens; unused by `in-memory`, like the port
    /// @throws IllegalArgumentException if there is no such profile
    public static Config load(String name, String host, int port) {
        return of(name).at(host, port);
    }

    /// The configuration of this profile for a journal that listens at an address.
    public Config at(String host, int port) {
        return with(
                ConfigFactory.parseMap(
                        Map.of("godwit.journal.host", host, "godwit.journal.port", port),
                        "the address of the journal"));
    }

    /// The configuration of this profile, to be merged over the rest of an actor system's.
    ///
    /// @param settings what is not as in `reference.conf`: `godwit.journal.host` and `.port` of
    ///   `embedded` and `h2`, `godwit.journal.postgresql` of `postgresql`,
    ///   `godwit.journal.cassandra` of `cassandra`
    /// @throws IllegalArgumentException naming the setting that is missing or wrong
    public Config with(Config settings) {
        Config profile =
                settings.withFallback(
                        ConfigFactory.parseResources(JournalProfile.class, name + ".conf"));
        if (equals(POSTGRESQL)) {
            return PostgresSettings.of(settings).plugin().withFallback(profile).resolve();
        }
        if (equals(CASSANDRA)) {
            return CassandraSettings.of(settings).plugin().withFallback(profile).resolve();
        }
        Config place = settings.withFallback(ConfigFactory.load());
        String host = place.getString("godwit.journal.host");
        int port = place.getInt("godwit.journal.port");
        return ConfigFactory.parseMap(
                        Map.of(
                                "godwit.journal.embedded.host",
                                host,
                                "godwit.journal.embedded.port",
                                port,
                                "godwit.journal.h2-url",
                                h2Url(host, port)))
                .withFallback(profile)
                .resolve();
    }

    /// Whether it is somewhere else, and its settings say where.
    public boolean isElsewhere() {
        return equals(POSTGRESQL) || equals(CASSANDRA);
    }

    /// Refuses a journal without authentication and encryption (`embedded`, `h2`) that is not on
    /// this machine, and one whose plug-in is not there (`cassandra`).
    ///
    /// @param whole the configuration of an actor system, this profile's in it
    /// @throws IllegalArgumentException naming the setting, its value and what to do
    public void check(Config whole) {
        if (equals(CASSANDRA)) {
            CassandraSettings.checkPlugin();
        } else if (equals(EMBEDDED)) {
            String host = whole.getString(EMBEDDED_HOST);
            refuseUnless(isLoopback(host), EMBEDDED_HOST, host);
        } else if (equals(H2)) {
            String url = whole.getString(H2_URL);
            Matcher served = H2_SERVER.matcher(url);
            refuseUnless(served.lookingAt() && isLoopback(served.group(1)), H2_URL, url);
        }
    }

    private void refuseUnless(boolean here, String setting, String value) {
        if (!here) {
            throw new IllegalArgumentException(
                    "%s = %s is refused: the journal '%s' has neither encryption nor authentication and serves one machine, at an address such as 127.0.0.1; for one elsewhere take postgresql"
                            .formatted(setting, value, name));
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private static String h2Url(String host, int port) {
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "jdbc:h2:tcp://%s:%d/./journal;WRITE_DELAY=0".formatted(bracketed, port);
    }
}
