package org.godwit.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.godwit.persistence.postgresql.PostgresSettings;

import java.util.List;
import java.util.Map;

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

    /// Nothing but memory.
    public static final JournalProfile IN_MEMORY =
            new JournalProfile("in-memory", "for tests: nothing survives the actor system");

    /// Every profile.
    public static List<JournalProfile> all() {
        return List.of(EMBEDDED, H2, POSTGRESQL, IN_MEMORY);
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
    ///   `embedded` and `h2`, `godwit.journal.postgresql` of `postgresql`
    /// @throws IllegalArgumentException naming the setting that is missing or wrong
    public Config with(Config settings) {
        Config profile =
                settings.withFallback(
                        ConfigFactory.parseResources(JournalProfile.class, name + ".conf"));
        if (equals(POSTGRESQL)) {
            return PostgresSettings.of(settings).plugin().withFallback(profile).resolve();
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

    private static String h2Url(String host, int port) {
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "jdbc:h2:tcp://%s:%d/./journal;WRITE_DELAY=0".formatted(bracketed, port);
    }
}
