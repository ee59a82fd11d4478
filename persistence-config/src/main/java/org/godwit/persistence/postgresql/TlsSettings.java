package org.godwit.persistence.postgresql;

import com.typesafe.config.Config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How connections to the database are encrypted, in the words of PostgreSQL.
///
/// @param mode `disable`, `allow`, `prefer`, `require`, `verify-ca` or `verify-full`
/// @param rootCertificate a file (PEM) with the authorities to trust; empty for the driver's
///   default
/// @param certificate a file (PEM) with the client's own; empty for the driver's default
/// @param key a file (PKCS#8, DER) with its key; empty for the driver's default
public record TlsSettings(String mode, String rootCertificate, String certificate, String key) {

    private static final String DISABLE = "disable";
    private static final String PREFER = "prefer";
    private static final String VERIFY_FULL = "verify-full";
    private static final List<String> MODES =
            List.of(DISABLE, "allow", PREFER, "require", "verify-ca", VERIFY_FULL);

    /// @throws IllegalArgumentException naming the setting
    static TlsSettings of(Config config, DatabaseUrl url) {
        String given = config.getString("ssl-mode");
        if (!given.isEmpty() && !MODES.contains(given)) {
            throw new IllegalArgumentException(
                    "godwit.journal.postgresql.ssl-mode '%s' is unknown; it is %s, or empty for verify-full beyond this machine"
                            .formatted(given, String.join(", ", MODES)));
        }
        String mode = given.isEmpty() ? (url.isOnThisMachine() ? PREFER : VERIFY_FULL) : given;
        return new TlsSettings(
                mode,
                config.getString("ssl-root-cert"),
                config.getString("ssl-cert"),
                config.getString("ssl-key"));
    }

    /// For the driver.
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("sslmode", mode);
        put(properties, "sslrootcert", rootCertificate);
        put(properties, "sslcert", certificate);
        put(properties, "sslkey", key);
        return properties;
    }

    private static void put(Map<String, String> properties, String name, String value) {
        if (!value.isEmpty()) {
            properties.put(name, value);
        }
    }
}
