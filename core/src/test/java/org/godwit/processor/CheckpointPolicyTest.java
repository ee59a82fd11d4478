package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.queue.MessageQueue;
import org.junit.jupiter.api.Test;

import java.util.List;

/// When a history has grown so that a state is wanted, and how large an event is.
class CheckpointPolicyTest {

    private static final int HEADER = 32;
    private static final ProcessorLimits LIMITS =
            new ProcessorLimits(3, 100, 2, 100, 4, 100, 40, Bench.SILENCE, 3, 100);
    private static final ProcessorEvent SMALL = new ProcessorEvent.TakeRecorded(1, 0);

    private final CheckpointPolicy policy = new CheckpointPolicy(LIMITS, true);

    @Test
    void it_is_due_at_so_many_events() {
        policy.recorded(SMALL);
        policy.recorded(SMALL);
        assertThat(policy.isDue()).isFalse();

        policy.recorded(SMALL);
        assertThat(policy.isDue()).isTrue();
    }

    @Test
    void it_is_due_at_so_many_bytes() {
        policy.recorded(outcome(100 - 2 * HEADER - 1));
        policy.recorded(SMALL);
        assertThat(policy.isDue()).isFalse();

        policy.restart();
        policy.recorded(outcome(100 - 2 * HEADER));
        policy.recorded(SMALL);
        assertThat(policy.isDue()).isTrue();
    }

    @Test
    void it_asks_once_and_again_when_as_much_has_come_again() {
        for (int i = 0; i < 3; i++) {
            policy.recorded(SMALL);
        }
        assertThat(policy.asksNow()).isTrue();
        assertThat(policy.asksNow()).isFalse();

        policy.restart();
        assertThat(policy.asksNow()).isFalse();
        for (int i = 0; i < 3; i++) {
            policy.recorded(SMALL);
        }
        assertThat(policy.asksNow()).isTrue();
    }

    @Test
    void what_a_replay_does_not_need_does_not_count() {
        for (int i = 0; i < 3; i++) {
            policy.recorded(new ProcessorEvent.Resumed(1));
        }
        assertThat(policy.isDue()).isFalse();
    }

    @Test
    void an_event_is_as_large_as_what_it_carries() {
        Body body = body(10);
        assertThat(EventSize.of(SMALL)).isEqualTo(HEADER);
        assertThat(EventSize.of(outcome(7))).isEqualTo(HEADER + 7);
        assertThat(EventSize.of(new ProcessorEvent.MessageAccepted(Bench.PEER, 1, 7, 0, 0, body)))
                .isEqualTo(HEADER + 10);
        assertThat(EventSize.of(new ProcessorEvent.NoticeAccepted(1, 7, 0, body)))
                .isEqualTo(HEADER + 10);
        assertThat(EventSize.of(new ProcessorEvent.StatePart(0, new byte[5])))
                .isEqualTo(HEADER + 5);
    }

    @Test
    void a_checkpoint_is_as_large_as_its_state_and_its_queue() {
        ProcessorImage image =
                new ProcessorImage(
                        Bench.journaled().processor.spec(),
                        1,
                        0,
                        new byte[3],
                        0,
                        0,
                        2,
                        1,
                        List.of(entry(1, 10), entry(2, 20)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());

        assertThat(EventSize.of(new ProcessorEvent.Checkpoint(image)))
                .isEqualTo(HEADER + 3 + HEADER + 10 + HEADER + 20);
    }

    private static MessageQueue.Entry entry(long arrival, int bytes) {
        return new MessageQueue.Entry(
                arrival, new Message(Bench.PEER, Bench.ME, 7, 0, 0, body(bytes)));
    }

    private static Body body(int bytes) {
        return Body.of(Encoding.DEFAULT, new byte[bytes]);
    }

    private static ProcessorEvent outcome(int bytes) {
        return new ProcessorEvent.OutcomeRecorded(OutcomeKind.TASKS, new byte[bytes]);
    }
}
