package org.godwit.console.torture.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class PlainEntitiesTest {

    private static final Cast CAST = new Cast(2, 2);

    @Test
    void a_sender_sends_to_the_counters_of_its_family() {
        assertThat(CAST.all())
                .containsExactly("s1-1", "s1-2", "s2-1", "s2-2", "c1-1", "c1-2", "c2-1", "c2-2");
        assertThat(CAST.countersOf("s2-1")).containsExactly("c2-1", "c2-2");
        assertThat(CAST.all().stream().filter(Cast::isSender)).isEqualTo(CAST.senders());
    }

    @Test
    void a_host_reads_the_settings_that_it_is_given() {
        for (Sending sending : Sending.values()) {
            PlainSettings settings = new PlainSettings(sending, CAST, Duration.ofMillis(50));
            List<String> lines = settings.lines(Path.of("/tmp/x"));

            assertThat(PlainSettings.from(ConfigFactory.parseString(String.join("\n", lines))))
                    .isEqualTo(settings);
        }
    }

    @Test
    void a_counter_keeps_its_senders_apart() {
        Counter.Tallies tallies =
                new Counter.Tallies(Map.of())
                        .with(new PlainEvent.Counted("s1-1", 1))
                        .with(new PlainEvent.Counted("s1-2", 2));
        Standing standing = new Standing(0, true, tallies.bySender());

        assertThat(standing.tally("s1-1").lost(1)).isZero();
        assertThat(standing.tally("s1-2").lost(2)).isEqualTo(1);
        assertThat(standing.tally("s9-9")).isEqualTo(Tally.NOTHING);
    }
}
