package org.godwit.console.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.port.StandardStream;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class EventRingTest {

    private final EventRing ring = new EventRing();

    @Test
    void who_follows_gets_what_came_after() throws Exception {
        ring.add(new MachineEvent.Note("a"));
        ring.add(new MachineEvent.Output("t40001", 1, StandardStream.OUT, false, "b"));

        JsonNode answer = ring.after(1, Duration.ZERO);

        assertThat(answer.path("next").asLong()).isEqualTo(2);
        assertThat(answer.path("lost").asLong()).isZero();
        assertThat(answer.path("events")).hasSize(1);
        assertThat(answer.path("events").path(0).path("event").asText()).isEqualTo("output");
        assertThat(answer.path("events").path(0).path("text").asText()).isEqualTo("b");
    }

    @Test
    void who_is_too_slow_is_told_how_much_he_missed() throws Exception {
        for (int i = 0; i < EventRing.EVENTS_MAX + 5; i++) {
            ring.add(new MachineEvent.Note("" + i));
        }

        JsonNode answer = ring.after(0, Duration.ZERO);

        assertThat(answer.path("lost").asLong()).isEqualTo(5);
        assertThat(answer.path("events")).hasSize(EventRing.ANSWER_MAX);
        assertThat(answer.path("next").asLong()).isEqualTo(5 + EventRing.ANSWER_MAX);
    }

    @Test
    void nothing_new_is_an_empty_answer_after_a_while() throws Exception {
        JsonNode answer = ring.after(0, Duration.ofMillis(1));

        assertThat(answer.path("events")).isEmpty();
        assertThat(answer.path("next").asLong()).isZero();
    }
}
