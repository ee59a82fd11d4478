package org.godwit.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.godwit.persistence.client.ClientSettings;
import org.godwit.persistence.log.JournalLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JournalProfileTest {

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "h2", "postgresql", "in-memory"})
    void every_profile_fails_on_a_corrupt_replay_and_uses_no_snapshots(String name) {
        Config config =
                JournalProfile.of(name)
                        .with(
                                ConfigFactory.parseString(
                                        "godwit.journal { port = 4711, postgresql.url ="
                                                + " \"jdbc:postgresql://127.0.0.1/x\" }"))
                        .withFallback(ConfigFactory.load());

        String plugin = config.getString("pekko.persistence.journal.plugin");

        assertThat(config.getString(plugin + ".replay-filter.mode")).isEqualTo("fail");
        assertThat(config.getString("pekko.persistence.snapshot-store.plugin"))
                .isEqualTo("pekko.persistence.no-snapshot-store");
    }

    @Test
    void an_unknown_profile_is_refused_with_the_names_there_are() {
        assertThatThrownBy(() -> JournalProfile.load("oracle", "127.0.0.1", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "journal profile 'oracle' is unknown; there are embedded, h2, postgresql,"
                                + " cassandra, in-memory");
    }

    @Test
    void the_defaults_in_the_code_are_those_of_the_reference_configuration() {
        Config journal = ConfigFactory.load().getConfig("godwit.journal");

        assertThat(JournalLimits.of(journal)).isEqualTo(JournalLimits.defaults());
        assertThat(ClientSettings.of(journal.getConfig("embedded")))
                .isEqualTo(ClientSettings.defaults("127.0.0.1", 0));
    }

    @Test
    void a_limit_out_of_range_is_refused_by_its_name() {
        Config journal =
                ConfigFactory.parseString("max-connections = 0")
                        .withFallback(ConfigFactory.load().getConfig("godwit.journal"));

        assertThatThrownBy(() -> JournalLimits.of(journal))
                .hasMessage("godwit.journal.max-connections is 0; the least is 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "h2"})
    void a_journal_without_encryption_is_on_this_machine(String name) {
        JournalProfile profile = JournalProfile.of(name);
        Config rest = ConfigFactory.load();

        assertThatCode(() -> profile.check(profile.at("127.0.0.1", 1).withFallback(rest)))
                .doesNotThrowAnyException();
        assertThatCode(() -> profile.check(profile.at("::1", 1).withFallback(rest)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> profile.check(profile.at("192.0.2.7", 1).withFallback(rest)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("192.0.2.7")
                .hasMessageContaining("for one elsewhere take postgresql");
    }
}
