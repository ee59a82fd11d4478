package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.LIMITS;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.SILENCE;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.junit.jupiter.api.Test;

import java.util.List;

/// What is retained for one destination: its window, and what of it is sent again.
class OutStreamTest {

    private static final long SECOND = 1_000_000_000;

    /// What one message may take of a burst beside its body.
    private static final int HEADER = 64;

    private static final int BURST = 1 << 20;

    private final StreamTally tally = new StreamTally();
    private final OutStream stream = new OutStream(PEER, tally);

    @Test
    void the_window_is_full_at_its_bytes_and_not_before() {
        append(60);

        assertThat(stream.hasRoomFor(40, LIMITS, false)).isTrue();
        assertThat(stream.hasRoomFor(41, LIMITS, false)).isFalse();
    }

    @Test
    void what_is_acknowledged_leaves_room_for_as_many_bytes() {
        append(60);
        append(40);
        stream.acknowledge(1);

        assertThat(stream.hasRoomFor(60, LIMITS, false)).isTrue();
        assertThat(stream.hasRoomFor(61, LIMITS, false)).isFalse();
    }

    @Test
    void a_restored_stream_has_the_window_that_it_had() {
        append(60);
        OutStream restored = OutStream.restored(stream.image(), tally);

        assertThat(restored.hasRoomFor(40, LIMITS, false)).isTrue();
        assertThat(restored.hasRoomFor(41, LIMITS, false)).isFalse();
        assertThat(restored.last()).isEqualTo(1);
    }

    @Test
    void the_silence_begins_with_the_first_message_that_waits_and_not_with_later_ones() {
        append(1);
        stream.released(1);
        assertThat(due(SECOND)).isEmpty();
        append(1);
        stream.released(2);

        assertThat(due(SECOND + SILENCE.toNanos() - 1)).isEmpty();
        assertThat(due(SECOND + SILENCE.toNanos())).containsExactly(1L, 2L);
    }

    @Test
    void time_in_which_nothing_waited_is_no_silence() {
        append(1);
        stream.released(1);
        assertThat(due(SECOND)).isEmpty();
        stream.acknowledge(1);
        append(1);
        stream.released(2);

        assertThat(due(9 * SECOND)).isEmpty();
        assertThat(due(9 * SECOND + SILENCE.toNanos() - 1)).isEmpty();
        assertThat(due(9 * SECOND + SILENCE.toNanos())).containsExactly(2L);
    }

    @Test
    void time_in_which_the_first_message_waited_for_the_journal_is_no_silence() {
        append(1);
        assertThat(due(SECOND)).isEmpty();
        stream.released(1);

        assertThat(due(9 * SECOND)).isEmpty();
        assertThat(due(9 * SECOND + SILENCE.toNanos())).containsExactly(1L);
    }

    @Test
    void what_an_earlier_incarnation_sent_is_sent_again_at_once_and_then_after_a_silence() {
        append(1);
        OutStream restored = OutStream.restored(stream.image(), tally);
        restored.released(1);

        assertThat(due(restored, SECOND)).containsExactly(1L);
        assertThat(due(restored, SECOND + 2 * SILENCE.toNanos() - 1)).isEmpty();
        assertThat(due(restored, SECOND + 2 * SILENCE.toNanos())).containsExactly(1L);
    }

    @Test
    void an_acknowledgement_of_some_of_it_begins_a_silence() {
        append(1);
        append(1);
        OutStream restored = OutStream.restored(stream.image(), tally);
        restored.released(2);
        restored.acknowledge(1);

        assertThat(due(restored, SECOND)).isEmpty();
        assertThat(due(restored, SECOND + SILENCE.toNanos())).containsExactly(2L);
    }

    @Test
    void a_stream_restored_without_messages_sends_nothing_twice_at_once() {
        OutStream restored = OutStream.restored(stream.image(), tally);
        restored.append(message(1));
        restored.released(1);

        assertThat(due(restored, SECOND)).isEmpty();
    }

    @Test
    void only_what_has_left_before_is_sent_again() {
        append(1);
        append(1);
        append(1);
        stream.released(2);

        assertThat(dueAfterSilence()).containsExactly(1L, 2L);
    }

    @Test
    void a_burst_ends_with_the_message_that_goes_beyond_its_bytes() {
        append(BURST / 2 - HEADER);
        append(BURST / 2 - HEADER);
        append(1);
        append(1);
        stream.released(4);

        assertThat(dueAfterSilence()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_message_larger_than_a_burst_is_sent_again_alone() {
        append(BURST);
        append(1);
        stream.released(2);

        assertThat(dueAfterSilence()).containsExactly(1L);
    }

    @Test
    void it_says_what_it_waits_for() {
        assertThat(stream).hasToString(PEER + " (0 messages from 1, released 0)");
        append(1);
        append(1);
        append(1);
        stream.released(2);
        stream.acknowledge(1);

        assertThat(stream).hasToString(PEER + " (2 messages from 2, released 2)");
    }

    private void append(int bytes) {
        stream.append(message(bytes));
    }

    private static Message message(int bytes) {
        return new Message(ME, PEER, 7, 0, 0, Body.of(Encoding.DEFAULT, new byte[bytes]));
    }

    /// Once its silence has begun.
    private List<Long> dueAfterSilence() {
        assertThat(due(0)).isEmpty();
        return due(SECOND);
    }

    private List<Long> due(long now) {
        return due(stream, now);
    }

    private static List<Long> due(OutStream stream, long now) {
        return stream.due(now, LIMITS, false).stream()
                .map(ProcessorImage.Retained::sequence)
                .toList();
    }
}
