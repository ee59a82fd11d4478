package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.PEER;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.util.Random;

/// Ticks are wanted as long as a stream has something to repeat or to acknowledge, and not longer.
class StreamTallyTest {

    private final StreamTally tally = new StreamTally();
    private final OutStream out = new OutStream(PEER, tally);
    private final InStream in = new InStream(PEER, 4, 0, tally);

    @Test
    void a_message_wants_ticks_until_it_is_acknowledged() {
        out.append(message());
        out.append(message());
        assertThat(tally.anyRestless()).isTrue();
        out.acknowledge(1);
        assertThat(tally.anyRestless()).isTrue();
        out.acknowledge(2);
        assertThat(tally.anyRestless()).isFalse();
        out.acknowledge(2);
        assertThat(tally.anyRestless()).isFalse();
    }

    @Test
    void what_is_sent_to_one_that_is_gone_wants_none() {
        out.append(message());
        out.destinationGone();
        assertThat(tally.anyRestless()).isFalse();
        out.destinationGone();
        assertThat(tally.anyRestless()).isFalse();
        out.append(message());
        assertThat(tally.anyRestless()).isFalse();
    }

    @Test
    void one_that_is_gone_and_was_sent_nothing_takes_no_ticks_from_others() {
        OutStream other = new OutStream(ME, tally);
        other.append(message());
        out.destinationGone();
        assertThat(tally.anyRestless()).isTrue();
    }

    @Test
    void a_restored_stream_wants_them_for_what_it_retains() {
        out.append(message());
        StreamTally restored = new StreamTally();
        OutStream again = OutStream.restored(out.image(), restored);
        assertThat(restored.anyRestless()).isTrue();
        again.acknowledge(1);
        assertThat(restored.anyRestless()).isFalse();
        assertThat(restored.heldBytes()).isZero();
    }

    @Test
    void an_acceptance_wants_them_until_it_is_acknowledged_and_again_if_it_was_missed() {
        in.admit(data(1), true);
        in.accepted(1);
        assertThat(tally.anyRestless()).as("not durable yet").isFalse();
        in.ackable(1);
        assertThat(tally.anyRestless()).isTrue();
        in.ackable(1);
        in.acknowledge();
        assertThat(tally.anyRestless()).isFalse();
        in.admit(data(1), true);
        assertThat(tally.anyRestless()).isTrue();
        in.acknowledge();
        in.acknowledge();
        assertThat(tally.anyRestless()).isFalse();
    }

    @Test
    void whatever_streams_do_the_tally_is_what_a_look_at_them_says() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        OutStream other = new OutStream(ME, tally);
        for (int i = 0; i < 10_000; i++) {
            OutStream stream = random.nextBoolean() ? out : other;
            switch (random.nextInt(6)) {
                case 0 -> stream.append(message());
                case 1 -> stream.acknowledge(stream.last() - random.nextInt(3));
                case 2 -> in.admit(data(Math.max(1, in.accepted() + 1 - random.nextInt(4))), true);
                case 3 -> in.accepted(in.accepted() + 1);
                case 4 -> in.ackable(in.accepted());
                default -> in.acknowledge();
            }
            assertThat(tally.anyRestless())
                    .as("seed %d, step %d", seed, i)
                    .isEqualTo(!out.isDrained() || !other.isDrained() || in.wantsAck());
        }
    }

    private static Message message() {
        return new Message(ME, PEER, 7, 0, 0, body());
    }

    private static Body body() {
        return Body.of(Encoding.DEFAULT, new byte[3]);
    }

    private static Frame.Data data(long sequence) {
        return new Frame.Data(PEER, 1, ME, sequence, 7, 0, 0, body());
    }
}
