package org.godwit.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresSettingsTest {

    private static final String URL = "url = \"jdbc:postgresql://127.0.0.1:5432/x\"";

    private static PostgresSettings of(String... lines) {
        Config own = ConfigFactory.parseString(String.join("\n", lines));
        return PostgresSettings.of(own.atPath(PostgresSettings.PATH));
    }

    @Test
    void a_missing_url_is_named_with_an_example() {
        assertThatThrownBy(() -> of("user = u"))
                .hasMessage(
                        "godwit.journal.postgresql.url is missing; such as jdbc:postgresql://127.0.0.1:5432/godwit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/x?user=u&password=sesame",
                "jdbc:postgresql://h/x?PASSWORD=sesame",
                "jdbc:postgresql://u:sesame@h/x",
                "jdbc:mysql://h/sesame",
                "sesame"
            })
    void a_url_with_a_password_or_of_something_else_is_refused_and_not_repeated(String url) {
        assertThatThrownBy(() -> of("url = \"" + url + "\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("godwit.journal.postgresql.url ")
                .hasMessageNotContaining("sesame");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:5432, prefer",
        "localhost, prefer",
        "[::1]:5432, prefer",
        "db.example.org, verify-full",
        "'127.0.0.1,10.0.0.7', verify-full"
    })
    void a_server_beyond_this_machine_is_verified_unless_told_otherwise(String hosts, String mode) {
        PostgresSettings settings = of("url = \"jdbc:postgresql://%s/x\"".formatted(hosts));

        assertThat(settings.tls().mode()).isEqualTo(mode);
        assertThat(settings.connectionProperties()).containsEntry("sslmode", mode);
        assertThat(of("url = \"jdbc:postgresql://h/x\"", "ssl-mode = require").tls().mode())
                .isEqualTo("require");
    }

    @Test
    void certificates_reach_the_driver_and_the_plugin() {
        Config plugin =
                of(
                                URL,
                                "ssl-mode = verify-ca",
                                "ssl-root-cert = /r",
                                "ssl-cert = /c",
                                "ssl-key = /k")
                        .plugin()
                        .getConfig("jdbc-journal.slick.db.properties");

        assertThat(plugin.getString("sslmode")).isEqualTo("verify-ca");
        assertThat(plugin.getString("sslrootcert")).isEqualTo("/r");
        assertThat(plugin.getString("sslcert")).isEqualTo("/c");
        assertThat(plugin.getString("sslkey")).isEqualTo("/k");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssl-mode = on | ssl-mode 'on' is unknown; it is disable, allow, prefer",
                "schema = \"a;b\" | schema 'a;b' is no name",
                "max-connections = 0 | max-connections is 0; it must be 1..1000",
                "min-connections = 9 | min-connections is 9; it must be 0..8",
                "password-file = \"/no/such\" | password-file '/no/such' cannot be read"
            })
    void what_is_wrong_is_named(String line, String message) {
        assertThatThrownBy(() -> of(URL, line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("godwit.journal.postgresql." + message);
    }

    @Test
    void limits_reach_the_plugin() {
        Config journal =
                of(URL, "max-connections = 3", "max-queued-writes = 77")
                        .plugin()
                        .getConfig("jdbc-journal");

        assertThat(journal.getInt("bufferSize")).isEqualTo(77);
        assertThat(journal.getInt("slick.db.maxConnections")).isEqualTo(3);
        assertThat(journal.getString("tables.event_journal.schemaName")).isEqualTo("godwit");
    }
}
