package org.godwit.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;

import org.godwit.cluster.host.HostSettings;
import org.godwit.cluster.host.HostSettings.PlaneKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

class ExposureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pekko.remote.artery.canonical.hostname = localhost",
                "pekko.remote.artery.canonical.hostname = \"::1\"",
                "pekko.remote.artery.bind.hostname = 127.0.0.2",
            })
    void loopback_needs_no_tls(String settings) {
        assertThatCode(() -> check(PlaneKind.AERON, settings)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pekko.remote.artery.canonical.hostname = 192.0.2.7",
                "pekko.remote.artery.canonical.hostname = \"<getHostAddress>\"",
                "pekko.remote.artery.canonical.hostname = no-such-host.invalid",
                "pekko.remote.artery.bind.hostname = 0.0.0.0",
                "pekko.remote.artery.bind.hostname = \"::\"",
            })
    void beyond_loopback_a_start_without_tls_is_refused_with_what_to_do(String settings) {
        assertThatThrownBy(() -> check(PlaneKind.ARTERY, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(settings.replace("\"", "") + " is refused")
                .hasMessageContaining("./pvm certs --dir DIR and start with --tls DIR");
    }

    @Test
    void tls_of_ones_own_may_listen_elsewhere() {
        assertThatCode(() ->
                        check(
                                PlaneKind.ARTERY,
                                "pekko.remote.artery.transport = tls-tcp",
                                "pekko.remote.artery.bind.hostname = 0.0.0.0"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop-folder", "fault-folder"})
    void folders_by_which_tests_stop_and_cut_off_hosts_are_refused_beyond_loopback(String folder) {
        String setting = "godwit.test." + folder;
        assertThatThrownBy(() ->
                        check(
                                PlaneKind.ARTERY,
                                "pekko.remote.artery.transport = tls-tcp",
                                "pekko.remote.artery.bind.hostname = 0.0.0.0",
                                setting + " = /tmp"))
                .hasMessageStartingWith(setting + " = /tmp is refused: it is for tests");
        assertThatCode(() -> check(PlaneKind.AERON, setting + " = /tmp"))
                .doesNotThrowAnyException();
    }

    @Test
    void aeron_does_not_encrypt_and_is_refused_with_tls() {
        assertThatThrownBy(() -> check(PlaneKind.AERON, "pekko.remote.artery.transport = tls-tcp"))
                .hasMessageContaining("start with --plane artery");
    }

    @Test
    void tls_that_lets_anyone_in_is_refused() {
        assertThatThrownBy(() ->
                        check(
                                PlaneKind.ARTERY,
                                "pekko.remote.artery.transport = tls-tcp",
                                "pekko.remote.artery.ssl.config-ssl-engine.require-mutual-authentication"
                                        + " = off"))
                .hasMessageContaining("anyone could join without a certificate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pekko.actor.allow-java-serialization = on",
                "pekko.serialization.jackson.allowed-class-prefix = [org.godwit]",
                "pekko.remote.artery.enabled = off",
            })
    void what_would_undo_the_safety_of_the_wire_is_refused_by_its_name(String setting) {
        assertThatThrownBy(() -> check(PlaneKind.AERON, setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(setting.substring(0, setting.indexOf(" =")));
    }

    @Test
    void a_directory_that_is_not_there_is_named_with_how_to_make_one() {
        assertThatThrownBy(() -> check(PlaneKind.ARTERY, "godwit.tls.dir = /no/such"))
                .hasMessage(
                        "TLS: /no/such/password is missing; ./pvm certs --dir DIR makes a directory"
                                + " of certificates (godwit.tls.dir)");
    }

    @Test
    void without_tls_hosts_listen_on_loopback() {
        assertThat(ConfigFactory.parseResources("org/godwit/cluster/pekko.conf"))
                .extracting(c -> c.getString("pekko.remote.artery.canonical.hostname"))
                .isEqualTo("127.0.0.1");
    }

    private static void check(PlaneKind plane, String... settings) {
        HostSettings.check(
                plane, ConfigFactory.parseString(String.join("\n", Arrays.asList(settings))));
    }
}
