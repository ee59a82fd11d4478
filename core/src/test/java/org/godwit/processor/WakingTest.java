package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.OTHER;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.SILENCE;

import org.godwit.queue.Selector;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/// Which programs are woken by what, what is journaled of a program before something leaves, and
/// what is told of a VP to whoever asks.
class WakingTest {

    private static final ProcessorEvent MISS = new ProcessorEvent.TakeRecorded(1, 0);

    private final Bench bench = Bench.journaled().quiet();

    @Test
    void a_program_that_waits_for_a_time_is_woken_by_a_message() {
        bench.step(new ProcessorInput.TakeWithin(Selector.ANY, false));
        bench.arriveData(1);

        assertThat(bench.effects()).containsExactly(Effect.WAKE_TASK);
    }

    @Test
    void a_program_that_waits_for_room_is_not_woken_by_a_message() {
        fillTheWindow();
        bench.arriveData(1);

        assertThat(bench.effects()).isEmpty();
    }

    @Test
    void a_program_that_waits_for_room_is_woken_by_its_own_destination_only() {
        bench.send(OTHER, "a");
        fillTheWindow();
        bench.ack(OTHER, 1);
        assertThat(bench.effects()).isEmpty();

        bench.ack(PEER, 1);
        assertThat(bench.effects()).containsExactly(Effect.WAKE_TASK);
    }

    @Test
    void a_look_before_an_outcome_is_journaled_before_it() {
        bench.take();
        bench.step(new ProcessorInput.Record(OutcomeKind.TASKS, new byte[] {1}));

        assertThat(bench.unwritten())
                .hasExactlyElementsOfTypes(
                        ProcessorEvent.TakeRecorded.class, ProcessorEvent.OutcomeRecorded.class);
    }

    @Test
    void a_look_before_a_line_is_journaled_before_that_is_shown() {
        bench.take();
        bench.step(new ProcessorInput.Print("line"));
        assertThat(bench.unwritten()).containsExactly(MISS);
        assertThat(bench.effects()).isEmpty();

        bench.write();
        assertThat(bench.effects()).containsExactly(new Effect.Output(1, "line"));
    }

    @Test
    void a_look_before_a_notice_is_asked_for_is_journaled_before_it_is() {
        bench.take();
        bench.step(new ProcessorInput.NotifyTaskExit(PEER, 99, 0));
        assertThat(bench.unwritten()).containsExactly(MISS);
        assertThat(bench.sent()).isEmpty();

        bench.write();
        assertThat(bench.sent()).containsExactly(new Frame.Watch(ME, PEER, 1));
    }

    @Test
    void a_look_before_a_notice_comes_is_journaled_before_it() {
        bench.step(new ProcessorInput.NotifyTaskExit(PEER, 99, 0));
        bench.take();
        bench.arrive(new Frame.Notice(PEER, ME, 1));

        assertThat(bench.unwritten())
                .hasExactlyElementsOfTypes(
                        ProcessorEvent.TakeRecorded.class, ProcessorEvent.NoticeAccepted.class);
    }

    @Test
    void messages_that_were_sent_again_are_counted() {
        bench.send(PEER, "a");
        bench.send(PEER, "b");
        bench.tick(Duration.ZERO);
        assertThat(bench.processor.retransmissions()).isZero();

        bench.tick(SILENCE);
        assertThat(bench.processor.retransmissions()).isEqualTo(2);
    }

    @Test
    void a_peer_is_whom_it_has_heard_of_or_sent_to_each_once() {
        bench.arriveData(1);
        bench.send(PEER, "a");
        bench.send(OTHER, "a");

        assertThat(bench.processor.peers()).containsExactly(PEER, OTHER);
    }

    @Test
    void it_says_in_a_line_why_it_does_not_go_on() {
        bench.arriveData(1);
        bench.send(OTHER, "a");
        bench.write();
        bench.ack(OTHER, 1);
        fillTheWindow();

        assertThat(bench.processor.toString())
                .startsWith(ME + " RUNNING incarnation 1, 4 calls, 1 queued, waiting for Send[")
                .contains("unacknowledged by [%s (3 messages from 1, released 3)]".formatted(PEER))
                .endsWith("journal 3 of 3, 0 gated");
        assertThat(Bench.journaled().processor.toString())
                .contains("waiting for nothing, unacknowledged by []");
    }

    /// The last message waits.
    private void fillTheWindow() {
        for (int i = 0; i < Bench.LIMITS.windowMessages(); i++) {
            assertThat(bench.send(PEER, "a")).isEqualTo(Reply.DONE);
        }
        assertThat(bench.send(PEER, "b")).isEqualTo(Reply.WAIT);
        bench.quiet();
    }
}
