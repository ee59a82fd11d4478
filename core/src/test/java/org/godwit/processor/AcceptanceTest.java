package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.OTHER;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.ackTo;
import static org.godwit.processor.Bench.body;
import static org.godwit.processor.Bench.data;
import static org.godwit.processor.Bench.text;

import org.godwit.queue.Selector;
import org.godwit.task.Durability;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class AcceptanceTest {

    private final Bench bench = Bench.journaled().quiet();

    @Test
    void messages_are_accepted_in_the_order_of_their_numbers() {
        bench.arriveData(1, 2);

        assertThat(accepted(bench.unwritten())).containsExactly(1L, 2L);
        assertThat(text(bench.receive())).isEqualTo("m1");
        assertThat(text(bench.receive())).isEqualTo("m2");
        assertThat(bench.receive()).isEqualTo(Reply.WAIT);
    }

    @Test
    void a_message_that_has_overtaken_another_is_held_back_until_that_has_come() {
        bench.arriveData(2, 3);
        assertThat(bench.unwritten()).isEmpty();
        assertThat(bench.processor.queued()).isZero();

        bench.arriveData(1);
        assertThat(accepted(bench.unwritten())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void more_overtaking_messages_than_the_limit_are_dropped_and_have_to_be_repeated() {
        bench.arriveData(2, 3, 4, 1);
        assertThat(bench.processor.queued()).isEqualTo(3);

        bench.arriveData(4);
        assertThat(bench.processor.queued()).isEqualTo(4);
    }

    @Test
    void numbers_count_per_source() {
        bench.arrive(data(PEER, 1));
        bench.arrive(data(OTHER, 1));

        assertThat(bench.processor.queued()).isEqualTo(2);
        assertThat(bench.processor.peers()).containsExactlyInAnyOrder(PEER, OTHER);
    }

    @Test
    void a_duplicate_is_absorbed_and_acknowledged_again_at_once() {
        bench.arriveData(1);
        bench.write();
        bench.tick(Duration.ofMillis(10));
        assertThat(bench.sent()).containsExactly(ackTo(PEER, 1, 1));

        bench.arriveData(1);
        assertThat(bench.sent()).containsExactly(ackTo(PEER, 1, 1));
        assertThat(bench.unwritten()).isEmpty();
        assertThat(bench.processor.queued()).isEqualTo(1);
    }

    @Test
    void a_duplicate_of_a_held_back_message_is_held_once() {
        bench.arriveData(2, 2, 2, 3, 1);

        assertThat(accepted(bench.unwritten())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_acknowledgement_waits_for_the_next_tick_and_tells_all_at_once() {
        bench.arriveData(1, 2, 3);
        bench.write();
        assertThat(bench.sent()).isEmpty();
        assertThat(bench.processor.wantsTick()).isTrue();

        bench.tick(Duration.ofMillis(10));
        assertThat(bench.sent()).containsExactly(ackTo(PEER, 1, 3));
        assertThat(bench.processor.wantsTick()).isFalse();
    }

    @Test
    void after_so_many_accepted_messages_an_acknowledgement_does_not_wait_for_a_tick() {
        var limits = new ProcessorLimits(3, 100, 2, 2, 4, 100, 40, Bench.SILENCE, 1000, 1 << 20);
        Bench eager = Bench.first(Durability.JOURNALED, false, limits).write();
        eager.arriveData(1);
        eager.write();
        assertThat(eager.sent()).isEmpty();

        eager.arriveData(2);
        eager.write();
        assertThat(eager.sent()).containsExactly(ackTo(PEER, 1, 2));
    }

    @Test
    void a_full_queue_accepts_nothing_until_something_is_taken() {
        bench.arriveData(1, 2, 3, 4, 5);
        assertThat(bench.processor.queued()).isEqualTo(4);

        bench.receive();
        bench.arriveData(5);
        assertThat(bench.processor.queued()).isEqualTo(4);
        assertThat(accepted(bench.unwritten())).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_queue_full_in_bytes_accepts_nothing_either() {
        bench.arrive(new Frame.Data(PEER, 1, ME, 1, 7, 0, 0, body("x".repeat(100))));
        bench.arriveData(2);

        assertThat(bench.processor.queued()).isEqualTo(1);
    }

    @Test
    void an_incarnation_older_than_one_already_heard_of_is_not_believed() {
        bench.arrive(new Frame.Data(PEER, 2, ME, 1, 7, 0, 0, body("new")));
        bench.arrive(new Frame.Data(PEER, 1, ME, 2, 7, 0, 0, body("old")));
        assertThat(bench.processor.queued()).isEqualTo(1);

        bench.arrive(new Frame.Data(PEER, 2, ME, 2, 7, 0, 0, body("newer")));
        bench.receive();
        assertThat(text(bench.receive())).isEqualTo("newer");
    }

    @Test
    void an_accepted_message_wakes_a_program_that_waits_for_one() {
        bench.arriveData(1);
        assertThat(bench.effects()).doesNotContain(Effect.WAKE_TASK);
        bench.receive();
        assertThat(bench.receive()).isEqualTo(Reply.WAIT);

        bench.arriveData(2);
        assertThat(bench.effects()).containsExactly(Effect.WAKE_TASK);
    }

    @Test
    void a_receive_with_a_time_limit_waits_and_then_finds_nothing() {
        assertThat(bench.step(new ProcessorInput.TakeWithin(Selector.ANY, false)))
                .isEqualTo(Reply.WAIT);
        assertThat(bench.step(new ProcessorInput.TakeWithin(Selector.ANY, true)))
                .isEqualTo(Reply.NOTHING);
    }

    @Test
    void a_message_keeps_its_tag_context_wait_id_and_body() {
        bench.arrive(new Frame.Data(PEER, 1, ME, 1, 11, 12, 13, body("all")));

        var message = ((Reply.Delivered) bench.receive()).message();
        assertThat(message.source()).isEqualTo(PEER);
        assertThat(message.destination()).isEqualTo(ME);
        assertThat(message.tag()).isEqualTo(11);
        assertThat(message.context()).isEqualTo(12);
        assertThat(message.waitId()).isEqualTo(13);
        assertThat(message.body()).isEqualTo(body("all"));
    }

    private static List<Long> accepted(List<ProcessorEvent> events) {
        return events.stream()
                .filter(ProcessorEvent.MessageAccepted.class::isInstance)
                .map(e -> ((ProcessorEvent.MessageAccepted) e).sequence())
                .toList();
    }
}
