package org.godwit.console;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.WrongUseException;
import org.godwit.persistence.JournalProfile;
import org.godwit.persistence.cassandra.CassandraSettings;
import org.godwit.persistence.postgresql.PostgresJournal;
import org.godwit.persistence.postgresql.PostgresSettings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks `--journal` and the settings that belong to it, before anything is started.
final class JournalOptions {

    static final String POSTGRESQL = JournalProfile.POSTGRESQL.name();
    static final String CASSANDRA = JournalProfile.CASSANDRA.name();

    /// The profiles that several JVMs can share.
    static final List<String> PROFILES =
            List.of(
                    JournalProfile.EMBEDDED.name(),
                    JournalProfile.H2.name(),
                    POSTGRESQL,
                    CASSANDRA);

    private static final Pattern UNQUOTED =
            Pattern.compile("\\s*([\\w.-]+)\\s*=\\s*([^\"\\[{$].*)");
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[:?&@#]|//");

    private JournalOptions() {}

    /// Puts quotes around values that people write without, such as addresses: without them a colon
    /// is refused and what follows two slashes taken for a comment.
    static List<String> quoted(List<String> set) {
        return set.stream().map(JournalOptions::quoted).toList();
    }

    private static String quoted(String line) {
        Matcher parts = UNQUOTED.matcher(line);
        return parts.matches() && NEEDS_QUOTES.matcher(parts.group(2)).find()
                ? "%s = %s".formatted(parts.group(1), ConfigUtil.quoteString(parts.group(2)))
                : line;
    }

    static void check(String profile, String address, List<String> set) {
        Config settings = settings(set);
        if (!JournalProfile.of(profile).isElsewhere()) {
            return;
        }
        String where =
                profile.equals(POSTGRESQL)
                        ? PostgresSettings.PATH + ".url=..."
                        : CassandraSettings.PATH + ".contact-points=[...]";
        if (!address.isEmpty()) {
            throw new WrongUseException(
                    "--journal-address is for embedded and h2; a %s journal is named by --set %s"
                            .formatted(profile, where));
        }
        if (profile.equals(POSTGRESQL)) {
            var _ = postgres(settings);
        } else {
            cassandra(settings);
        }
    }

    private static void cassandra(Config settings) {
        try {
            var _ = CassandraSettings.of(settings);
        } catch (IllegalArgumentException | ConfigException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /// @throws RefusedException if it cannot be read, or has a password in it
    static Config settings(List<String> set) {
        for (String line : set) {
            try {
                ConfigFactory.parseString(line);
            } catch (ConfigException e) {
                throw new RefusedException(
                        "--set: '%s' is no PATH=VALUE: %s".formatted(line, e.getMessage()), e);
            }
        }
        Config settings = ConfigFactory.parseString(String.join("\n", set));
        for (String path : List.of(PostgresSettings.PATH, CassandraSettings.PATH)) {
            if (settings.hasPath(path + ".password")) {
                throw new RefusedException(
                        "a password does not belong on a command line, which every user of this machine can see: put it into a file and --set %s.password-file=FILE, or into the environment variable %s"
                                .formatted(path, PostgresSettings.PASSWORD_VARIABLE));
            }
        }
        return settings;
    }

    /// @throws RefusedException naming the setting that is missing or wrong
    static PostgresJournal postgres(Config settings) {
        try {
            return new PostgresJournal(PostgresSettings.of(settings));
        } catch (IllegalArgumentException | ConfigException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }
}
