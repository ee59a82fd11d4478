package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.OTHER;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.body;

import org.godwit.message.Body;
import org.godwit.task.Durability;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/// What a VP does when its host has no memory left for messages to speak of (40 bytes are let
/// each), and with messages that are so long that they come in parts.
class CrowdedTest {

    private final Bench bench = Bench.journaled().quiet();

    private void crowded(boolean crowded) {
        bench.step(new ProcessorInput.Crowded(crowded));
    }

    private static Frame.Data data(long sequence, int bytes) {
        return new Frame.Data(PEER, 1, ME, sequence, 7, 0, 0, body("x".repeat(bytes)));
    }

    private Reply approaching(long sequence) {
        return bench.step(
                new ProcessorInput.Approaching(
                        new Frame.Data(PEER, 1, ME, sequence, 7, 0, 0, Body.EMPTY)));
    }

    @Test
    void messages_are_accepted_into_an_empty_queue_and_up_to_what_is_let() {
        crowded(true);
        bench.arrive(data(1, 30));
        bench.arrive(data(2, 30));
        bench.arrive(data(3, 30));
        assertThat(bench.processor.queued()).isEqualTo(2);

        bench.receive();
        bench.receive();
        bench.arrive(data(3, 90));
        assertThat(bench.processor.queued()).isEqualTo(1);
    }

    @Test
    void one_that_has_overtaken_another_is_not_held() {
        crowded(true);
        bench.arrive(data(2, 1));
        bench.arrive(data(1, 1));
        assertThat(bench.processor.queued()).isEqualTo(1);
    }

    @Test
    void what_has_come_early_counts_as_what_is_in_the_queue() {
        bench.arrive(data(2, 99));
        bench.arrive(data(3, 99));
        bench.arrive(data(4, 1));
        assertThat(bench.processor.heldBytes()).isEqualTo(198);

        bench.arrive(data(1, 1));
        assertThat(bench.processor.queued()).isEqualTo(3);
        assertThat(bench.processor.heldBytes()).isEqualTo(199);
    }

    @Test
    void sends_wait_beyond_what_is_let_until_it_is_not_crowded_any_more() {
        crowded(true);
        assertThat(bench.send(PEER, "x".repeat(90))).isEqualTo(Reply.DONE);
        assertThat(bench.send(PEER, "y")).isEqualTo(Reply.WAIT);
        assertThat(bench.send(OTHER, "x".repeat(20))).isEqualTo(Reply.DONE);
        assertThat(bench.send(OTHER, "x".repeat(20))).isEqualTo(Reply.DONE);
        assertThat(bench.send(OTHER, "x")).isEqualTo(Reply.WAIT);
        assertThat(bench.processor.heldBytes()).isEqualTo(130);
        bench.quiet();

        crowded(false);
        assertThat(bench.effects()).containsExactly(Effect.WAKE_TASK);
        assertThat(bench.send(OTHER, "x")).isEqualTo(Reply.DONE);
    }

    @Test
    void acknowledged_messages_are_held_no_more() {
        bench.send(PEER, "1234");
        bench.send(OTHER, "12");
        assertThat(bench.processor.heldBytes()).isEqualTo(6);
        bench.ack(PEER, 1);
        assertThat(bench.processor.heldBytes()).isEqualTo(2);
        bench.arrive(new Frame.Gone(OTHER, ME));
        assertThat(bench.processor.heldBytes()).isZero();
    }

    @Test
    void a_long_message_is_wanted_if_it_is_news_and_there_is_room() {
        assertThat(approaching(1)).isEqualTo(Reply.DONE);
        bench.arrive(data(1, 100));
        assertThat(approaching(2)).isEqualTo(Reply.NOTHING);

        bench.receive();
        assertThat(approaching(2)).isEqualTo(Reply.DONE);
    }

    @Test
    void one_that_was_accepted_is_acknowledged_again_before_it_has_come_again() {
        bench.arrive(data(1, 1));
        bench.write();
        bench.tick(Duration.ofMillis(10));
        bench.quiet();

        assertThat(approaching(1)).isEqualTo(Reply.NOTHING);
        assertThat(bench.sent()).containsExactly(Bench.ackTo(PEER, 1, 1));
    }

    @Test
    void a_full_queue_acknowledges_again_what_it_has_accepted() {
        bench.arrive(data(1, 100));
        bench.write();
        bench.tick(Duration.ofMillis(10));
        assertThat(bench.sent()).containsExactly(Bench.ackTo(PEER, 1, 1));

        bench.arrive(data(1, 100));
        assertThat(bench.sent()).containsExactly(Bench.ackTo(PEER, 1, 1));
        assertThat(approaching(1)).isEqualTo(Reply.NOTHING);
        assertThat(bench.sent()).containsExactly(Bench.ackTo(PEER, 1, 1));
        assertThat(approaching(2)).isEqualTo(Reply.NOTHING);
        assertThat(bench.sent()).isEmpty();
    }

    @Test
    void one_that_comes_to_a_closed_task_is_not_wanted() {
        bench.close();
        assertThat(approaching(1)).isEqualTo(Reply.NOTHING);
    }

    @Test
    void who_sends_a_long_message_to_a_task_that_has_ended_is_told_so_before_it_comes() {
        bench.step(new ProcessorInput.Kill());
        bench.write().quiet();

        assertThat(approaching(1)).isEqualTo(Reply.NOTHING);
        assertThat(bench.sent()).containsExactly(new Frame.Gone(Bench.ME, PEER));
    }

    @Test
    void a_long_message_is_given_longer_before_it_is_sent_again() {
        ProcessorLimits limits = ProcessorLimits.DEFAULT;
        Bench roomy = Bench.first(Durability.JOURNALED, false, limits).write().quiet();
        roomy.send(PEER, "x".repeat(10_000_000));
        assertThat(roomy.sentSequences()).containsExactly(1L);
        roomy.tick(Duration.ZERO);

        roomy.tick(Duration.ofMillis(343));
        assertThat(roomy.sentSequences()).isEmpty();
        roomy.tick(Duration.ofMillis(345));
        assertThat(roomy.sentSequences()).containsExactly(1L);
    }

    @Test
    void a_migratable_program_that_saves_its_state_keeps_nothing_of_what_it_has_taken() {
        Bench saving = Bench.first(Durability.MIGRATABLE, true, Bench.LIMITS).write();
        for (long i = 1; i <= 20; i++) {
            saving.arrive(data(i, 50));
            assertThat(saving.receive()).isInstanceOf(Reply.Delivered.class);
        }
        assertThat(saving.processor.keptForReplay()).isZero();
        saving.step(new ProcessorInput.Prepare());
        assertThat(saving.receive()).isEqualTo(Reply.SAVE_STATE);
    }

    @Test
    void a_migratable_program_that_is_replayed_keeps_it() {
        Bench replayed = Bench.migratable();
        replayed.arrive(data(1, 50));
        replayed.receive();
        assertThat(replayed.processor.keptForReplay()).isEqualTo(1);
    }
}
