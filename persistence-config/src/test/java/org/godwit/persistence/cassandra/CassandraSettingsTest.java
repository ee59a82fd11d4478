package org.godwit.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.godwit.persistence.JournalProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be said of the profile without a cluster: its configuration.
class CassandraSettingsTest {

    private static final String RIGHT =
            """
            godwit.journal.cassandra {
              contact-points = ["10.0.0.1:9042", "[::1]:9043"], local-datacenter = dc1, keyspace = godwit
              accept-no-fencing = on, run = 7, user = anna, password = secret
            }
            """;

    private static Config with(String setting) {
        return ConfigFactory.parseString("godwit.journal.cassandra." + setting)
                .withFallback(ConfigFactory.parseString(RIGHT));
    }

    @Test
    void the_plug_in_gets_what_it_needs() {
        Config config =
                JournalProfile.CASSANDRA
                        .with(ConfigFactory.parseString(RIGHT))
                        .withFallback(ConfigFactory.load());

        assertThat(config.getString("pekko.persistence.journal.plugin"))
                .isEqualTo("pekko.persistence.cassandra.journal");
        Config journal = config.getConfig("pekko.persistence.cassandra.journal");
        assertThat(journal.getString("keyspace")).isEqualTo("godwit");
        assertThat(journal.getString("table")).isEqualTo("messages_7");
        assertThat(journal.getString("replay-filter.mode")).isEqualTo("fail");
        Config driver = config.getConfig("datastax-java-driver");
        assertThat(driver.getStringList("basic.contact-points"))
                .containsExactly("10.0.0.1:9042", "[::1]:9043");
        assertThat(driver.getString("basic.load-balancing-policy.local-datacenter"))
                .isEqualTo("dc1");
        assertThat(
                        driver.getString(
                                "profiles.pekko-persistence-cassandra-profile.basic.request.consistency"))
                .isEqualTo("QUORUM");
        assertThat(driver.getString("advanced.auth-provider.username")).isEqualTo("anna");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contact-points = []|contact-points is empty; name some nodes",
                "contact-points = [\"10.0.0.1\"]|has '10.0.0.1'; it must be HOST:PORT",
                "contact-points = [\"h:99999\"]|has 'h:99999'",
                "local-datacenter = \"\"|local-datacenter is empty; it must be the data centre",
                "keyspace = \"\"|keyspace is ''; it must be the name of a keyspace",
                "keyspace = \"a;b\"|keyspace is 'a;b'",
                "consistency = ONE|consistency is 'ONE'; it must be one of QUORUM, LOCAL_QUORUM",
                "accept-no-fencing = off|accept-no-fencing is off: two incarnations",
                "password-file = \"/no/such/file\"|password-file '/no/such/file' cannot be read",
            })
    void what_is_missing_or_wrong_is_refused_with_what_would_be_right(String setting, String said) {
        assertThatThrownBy(() -> JournalProfile.CASSANDRA.with(with(setting)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("godwit.journal.cassandra.")
                .hasMessageContaining(said);
    }

    @Test
    void no_secret_is_in_what_is_said_of_it() {
        assertThat(CassandraSettings.of(ConfigFactory.parseString(RIGHT)).toString())
                .contains("10.0.0.1:9042", "keyspace godwit", "run 7")
                .doesNotContain("secret");
    }

    @Test
    void a_plug_in_that_is_not_there_is_refused_before_anything_starts() {
        assertThatCode(CassandraSettings::checkPlugin).doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> CassandraSettings.checkPlugin(ClassLoader.getPlatformClassLoader()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pekko-persistence-cassandra_2.13:1.1.0")
                .hasMessageContaining("--cp");
    }

    @Test
    void the_other_profiles_do_not_ask_for_its_settings() {
        assertThatCode(() -> JournalProfile.EMBEDDED.with(ConfigFactory.empty()))
                .doesNotThrowAnyException();
    }
}
