package org.godwit.persistence.postgresql;

import org.postgresql.Driver;
import org.postgresql.PGProperty;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/// `jdbc:postgresql://HOST[:PORT][,HOST:PORT...]/DATABASE[?PROPERTY=VALUE&...]`, without user and
/// password.
///
/// @param hosts in the order in which they are tried
public record DatabaseUrl(String text, List<String> hosts, String database) {

    private static final String EXAMPLE = "jdbc:postgresql://127.0.0.1:5432/godwit";

    public DatabaseUrl {
        hosts = List.copyOf(hosts);
    }

    /// @throws IllegalArgumentException without repeating what may be a password
    public static DatabaseUrl parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "godwit.journal.postgresql.url is missing; such as " + EXAMPLE);
        }
        if (carriesSecret(text)) {
            throw new IllegalArgumentException(
                    "godwit.journal.postgresql.url has a user or password in it; the user belongs into"
                            + " godwit.journal.postgresql.user, the password into the file that"
                            + " godwit.journal.postgresql.password-file names or the environment variable"
                            + " GODWIT_JOURNAL_PASSWORD");
        }
        Properties parsed = Driver.parseURL(text, new Properties());
        if (parsed == null) {
            throw new IllegalArgumentException(
                    "godwit.journal.postgresql.url is no address of a PostgreSQL database; such as "
                            + EXAMPLE);
        }
        String hosts = String.valueOf(PGProperty.PG_HOST.getOrDefault(parsed));
        return new DatabaseUrl(
                text,
                List.of(hosts.split(",")),
                String.valueOf(PGProperty.PG_DBNAME.getOrDefault(parsed)));
    }

    private static boolean carriesSecret(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int query = lower.indexOf('?');
        String place = query < 0 ? lower : lower.substring(0, query);
        boolean named =
                query >= 0
                        && Stream.of(lower.substring(query + 1).split("&"))
                                .anyMatch(p ->
                                        p.startsWith("user=")
                                                || p.startsWith("password=")
                                                || p.startsWith("sslpassword="));
        return named || place.contains("@");
    }

    /// Whether nothing that is sent leaves this machine.
    boolean isOnThisMachine() {
        return hosts.stream().allMatch(DatabaseUrl::isLoopback);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || host.equals("::1");
    }
}
