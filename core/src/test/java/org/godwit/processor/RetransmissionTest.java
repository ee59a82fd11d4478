package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.OTHER;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.SILENCE;

import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/// The window and what is sent again.
class RetransmissionTest {

    private final Bench bench = Bench.journaled().quiet();

    @Test
    void the_window_blocks_a_sender_and_an_acknowledgement_releases_it() {
        sendThree();
        assertThat(bench.send(PEER, "d")).isEqualTo(Reply.WAIT);
        assertThat(bench.sentSequences()).containsExactly(1L, 2L, 3L);

        bench.ack(PEER, 1);
        assertThat(bench.effects()).containsExactly(Effect.WAKE_TASK);
        assertThat(bench.send(PEER, "d")).isEqualTo(Reply.DONE);
        assertThat(bench.sentSequences()).containsExactly(4L);
    }

    @Test
    void the_window_counts_bytes_but_one_message_may_always_be_sent() {
        assertThat(bench.send(PEER, "x".repeat(1000))).isEqualTo(Reply.DONE);
        assertThat(bench.send(PEER, "y")).isEqualTo(Reply.WAIT);

        bench.ack(PEER, 1);
        assertThat(bench.send(PEER, "y")).isEqualTo(Reply.DONE);
    }

    @Test
    void windows_are_per_destination() {
        sendThree();

        assertThat(bench.send(OTHER, "a")).isEqualTo(Reply.DONE);
    }

    @Test
    void an_acknowledgement_that_says_nothing_new_wakes_nobody() {
        sendThree();
        bench.ack(PEER, 2);
        bench.send(PEER, "d");
        bench.send(PEER, "e");
        assertThat(bench.send(PEER, "f")).isEqualTo(Reply.WAIT);
        bench.quiet();

        bench.ack(PEER, 2);
        bench.ack(PEER, 1);
        bench.ack(OTHER, 5);
        assertThat(bench.effects()).isEmpty();
    }

    @Test
    void a_destination_that_is_gone_takes_everything() {
        sendThree();
        assertThat(bench.send(PEER, "d")).isEqualTo(Reply.WAIT);
        bench.quiet();

        bench.arrive(new Frame.Gone(PEER, ME));
        assertThat(bench.effects()).containsExactly(Effect.WAKE_TASK);
        assertThat(bench.send(PEER, "d")).isEqualTo(Reply.DONE);
        bench.tick(Duration.ofSeconds(9));
        assertThat(bench.sent()).isEmpty();
    }

    @Test
    void what_is_not_acknowledged_is_sent_again_after_a_silence_that_doubles() {
        sendThree();
        bench.tick(Duration.ZERO);
        bench.quiet();
        Duration at = Duration.ZERO;
        for (int factor : new int[] {1, 2, 4, 8, 8}) {
            bench.tick(at.plus(SILENCE.multipliedBy(factor)).minusNanos(1));
            assertThat(bench.sent()).isEmpty();

            at = at.plus(SILENCE.multipliedBy(factor));
            bench.tick(at);
            assertThat(bench.sentSequences()).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void a_message_sent_after_a_long_computation_is_not_sent_again_at_the_next_tick() {
        sendThree();
        bench.tick(Duration.ZERO);
        bench.ack(PEER, 3);
        bench.send(PEER, "after a second without ticks");
        bench.quiet();

        bench.tick(Duration.ofSeconds(1));
        assertThat(bench.sent()).isEmpty();
    }

    @Test
    void an_acknowledgement_begins_the_silence_anew() {
        sendThree();
        bench.tick(SILENCE);
        bench.tick(SILENCE.multipliedBy(2));
        bench.ack(PEER, 2);
        bench.quiet();

        bench.tick(SILENCE.multipliedBy(3));
        bench.tick(SILENCE.multipliedBy(4).minusNanos(1));
        assertThat(bench.sent()).isEmpty();
        bench.tick(SILENCE.multipliedBy(4));
        assertThat(bench.sentSequences()).containsExactly(3L);
    }

    @Test
    void a_peer_that_has_moved_gets_at_once_what_it_has_not_acknowledged() {
        sendThree();
        bench.ack(PEER, 1);
        bench.quiet();

        bench.step(new ProcessorInput.PeerMoved(PEER));
        assertThat(bench.sentSequences()).containsExactly(2L, 3L);
        bench.arrive(new Frame.Here(PEER, 2, Bench.HOST_2, Bench.HOST));
        assertThat(bench.sentSequences()).containsExactly(2L, 3L);
        bench.step(new ProcessorInput.PeerMoved(OTHER));
        assertThat(bench.sent()).isEmpty();
    }

    @Test
    void a_message_that_still_waits_for_the_journal_is_not_sent_again() {
        bench.send(PEER, "a");
        bench.arriveData(1);
        bench.send(PEER, "b");
        bench.tick(Duration.ZERO);
        bench.quiet();

        bench.tick(SILENCE);
        assertThat(bench.sentSequences()).containsExactly(1L);
    }

    @Test
    void ticks_are_wanted_while_something_may_have_to_be_repeated() {
        assertThat(bench.processor.wantsTick()).isFalse();
        bench.send(PEER, "a");
        assertThat(bench.processor.wantsTick()).isTrue();
        bench.ack(PEER, 1);
        assertThat(bench.processor.wantsTick()).isFalse();
    }

    private void sendThree() {
        bench.send(PEER, "a");
        bench.send(PEER, "b");
        bench.send(PEER, "c");
    }
}
