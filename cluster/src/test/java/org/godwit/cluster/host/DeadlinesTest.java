package org.godwit.cluster.host;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {

    private static void check(String... settings) {
        HostSettings.check(
                HostSettings.PlaneKind.AERON,
                ConfigFactory.parseString(String.join("\n", settings)));
    }

    @Test
    void the_times_as_they_come_fit_together() {
        assertThatCode(DeadlinesTest::check).doesNotThrowAnyException();
    }

    @Test
    void a_refusal_names_the_settings_their_values_and_what_would_be_right() {
        assertThatThrownBy(() -> check("godwit.move.yield-deadline = 18 s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "godwit.move.yield-deadline = 18 s and godwit.move.unwind-deadline = 2 s"
                                + " must be shorter than pekko.cluster.sharding.handoff-timeout = 20 s,"
                                + " or Pekko would end a task that is still on its way to a yield"
                                + " point; set that to more than 20 s, or the former to less");
    }

    @ParameterizedTest
    @CsvSource({
        "godwit.move.hand-off-deadline, 10 s, godwit.move.replace-deadline = 10 s",
        "godwit.move.hand-off-deadline, 2 s, godwit.move.hand-off-deadline = 2 s",
        "godwit.host.end-drain-deadline, 3 s, godwit.host.end-drain-deadline = 3 s",
        "godwit.processor.tick, 200 ms, godwit.processor.retransmit-after = 200 ms",
        "pekko.cluster.failure-detector.acceptable-heartbeat-pause, 500 ms, heartbeat-interval ="
                + " 500 ms",
        "pekko.cluster.split-brain-resolver.stable-after, 2 s, stable-after = 2 s",
        "godwit.move.replace-deadline, 200 s, come to 211 s; a move must be over within the 180 s"
    })
    void a_time_that_does_not_outlast_what_it_waits_for_is_refused(
            String setting, String value, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(setting + " = " + value))
                .withMessageContaining(said);
    }

    @Test
    void a_drain_that_is_switched_off_needs_no_time() {
        assertThatCode(() -> check("godwit.host.end-drain-deadline = 0 s"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_message_limit_that_there_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check("godwit.message-bytes-max = 2 GiB"))
                .withMessageContaining("godwit.message-bytes-max = 2147483648 is refused")
                .withMessageContaining("1 to 1073741824 bytes");
    }
}
