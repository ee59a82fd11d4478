package org.godwit.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;
import org.godwit.wire.FrameCodec;
import org.godwit.wire.MalformedFrameException;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ReassemblyTest {

    private static final int PART = 1000;
    private static final int COUNT = 10;

    private static final Tid PEER = Tid.task(1, 1, 0);
    private static final Tid ME = Tid.task(1, 2, 0);

    private final TransportTally tally = new TransportTally();
    private final FrameCodec codec = new FrameCodec(20_000);
    private final List<Frame.Data> asked = new ArrayList<>();
    private boolean wanted = true;
    private final Reassembly reassembly =
            new Reassembly(
                    new TransportLimits(
                            64 * 1024,
                            1024,
                            1408,
                            32 * 1024,
                            20_000,
                            1024,
                            2,
                            50_000,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1)),
                    codec,
                    tally,
                    head -> asked.add(head) && wanted);

    private Optional<Frame.Data> take(long sender, long transfer, int index) throws Exception {
        return take(new Chunk(PART * COUNT, sender, transfer, index, COUNT), PART, 0);
    }

    private Optional<Frame.Data> take(Chunk chunk, int part, long now) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(Chunk.HEADER_BYTES + part);
        chunk.write(buffer);
        if (chunk.index() == 0) {
            int body = Math.max(0, chunk.totalBytes() - FrameCodec.HEADER_BYTES_MAX);
            codec.encodeHeader(data(Math.min(body, 20_000)), buffer);
        }
        while (buffer.hasRemaining()) {
            buffer.put((byte) chunk.index());
        }
        return reassembly.take(buffer.flip(), now);
    }

    private static Frame.Data data(int bytes) {
        return new Frame.Data(PEER, 3, ME, 4, 5, 6, 7, Body.of(Encoding.RAW, new byte[bytes]));
    }

    private Optional<Frame.Data> takeRest(long sender, long transfer, int from) throws Exception {
        Optional<Frame.Data> last = Optional.empty();
        for (int index = from; index < COUNT; index++) {
            assertThat(last).isEmpty();
            last = take(sender, transfer, index);
        }
        return last;
    }

    @Test
    void interleaved_frames_come_together() throws Exception {
        take(1, 1, 0);
        take(2, 1, 0);
        assertThat(takeRest(1, 1, 1)).isPresent();
        Frame.Data frame = takeRest(2, 1, 1).orElseThrow();
        assertThat(frame.sequence()).isEqualTo(4);
        assertThat(frame.body().encoding()).isEqualTo(Encoding.RAW);
        byte[] whole = frame.body().bytes();
        assertThat(whole).hasSize(PART * COUNT - FrameCodec.HEADER_BYTES_MAX);
        for (int i = 0; i < whole.length; i++) {
            int at = i + FrameCodec.HEADER_BYTES_MAX;
            assertThat(whole[i]).isEqualTo((byte) (at / PART));
        }
        assertThat(reassembly.partials()).isZero();
    }

    @Test
    void the_oldest_of_a_sender_is_dropped_for_its_newest() throws Exception {
        take(1, 1, 0);
        take(1, 2, 0);
        take(2, 1, 0);
        take(1, 3, 0);
        assertThat(tally.snapshot().partialsDropped()).isEqualTo(1);
        assertThat(takeRest(1, 1, 1)).isEmpty();
        assertThat(tally.snapshot().chunksStray()).isEqualTo(COUNT - 1);
        assertThat(takeRest(1, 2, 1)).isPresent();
        assertThat(takeRest(2, 1, 1)).isPresent();
        assertThat(takeRest(1, 3, 1)).isPresent();
    }

    @Test
    void a_further_one_is_dropped_when_memory_is_short() throws Exception {
        for (int sender = 1; sender <= 5; sender++) {
            take(sender, 1, 0);
        }
        assertThat(reassembly.partials()).isEqualTo(4);
        assertThat(takeRest(5, 1, 1)).isEmpty();
        assertThat(takeRest(1, 1, 1)).isPresent();
    }

    @Test
    void one_whose_sender_has_given_up_makes_room_when_memory_is_short() throws Exception {
        for (int sender = 1; sender <= 4; sender++) {
            take(sender, 1, 0);
        }
        take(new Chunk(PART * COUNT, 2, 1, 1, COUNT), PART, 1_500_000_000);
        take(new Chunk(PART * COUNT, 5, 1, 0, COUNT), PART, 2_500_000_000L);
        assertThat(reassembly.partials()).isEqualTo(2);
        assertThat(takeRest(5, 1, 1)).isPresent();
    }

    @Test
    void one_that_nobody_wants_takes_no_memory() throws Exception {
        wanted = false;
        take(1, 1, 0);
        assertThat(asked.getFirst().source()).isEqualTo(PEER);
        assertThat(asked.getFirst().body().length()).isZero();
        assertThat(reassembly.partials()).isZero();
        assertThat(takeRest(1, 1, 1)).isEmpty();
    }

    @Test
    void what_waits_too_long_is_dropped() throws Exception {
        take(new Chunk(PART * COUNT, 1, 1, 0, COUNT), PART, 0);
        take(new Chunk(PART * COUNT, 2, 1, 0, COUNT), PART, 600_000_000);
        reassembly.dropIdle(1_100_000_000);
        assertThat(reassembly.partials()).isEqualTo(1);
        assertThat(takeRest(2, 1, 1)).isPresent();
    }

    @Test
    void chunks_that_do_not_fit_together_are_refused() throws Exception {
        take(1, 1, 0);
        assertThatThrownBy(() -> take(1, 1, 2)).isInstanceOf(MalformedFrameException.class);
        assertThat(reassembly.partials()).isZero();
        take(1, 2, 0);
        assertThatThrownBy(() -> take(new Chunk(PART * COUNT, 1, 2, 1, COUNT), 9_500, 0))
                .isInstanceOf(MalformedFrameException.class);
        take(1, 3, 0);
        assertThatThrownBy(() -> take(new Chunk(PART * COUNT + 1, 1, 3, 1, COUNT), PART, 0))
                .isInstanceOf(MalformedFrameException.class);
        assertThat(reassembly.partials()).isZero();
    }

    @Test
    void a_length_over_the_limit_is_refused_before_anything_is_allocated() {
        assertThatThrownBy(() -> take(new Chunk(20_041, 1, 1, 0, 30), PART, 0))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage(
                        "chunk of 1,000 bytes of a frame of 20,041; a frame has at most 20,040");
        assertThatThrownBy(() -> take(new Chunk(-1, 1, 1, 0, 30), PART, 0))
                .isInstanceOf(MalformedFrameException.class);
        assertThatThrownBy(() -> take(new Chunk(10_000, 1, 1, 10, 10), PART, 0))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage("chunk 10 of 10 of a frame of 10,000 bytes");
        assertThat(reassembly.partials()).isZero();
    }

    @Test
    void a_frame_that_is_too_short_for_its_head_is_refused() {
        ByteBuffer buffer = ByteBuffer.allocate(Chunk.HEADER_BYTES + 20);
        new Chunk(30, 1, 1, 0, 2).write(buffer);
        assertThatThrownBy(() -> reassembly.take(buffer.rewind(), 0))
                .isInstanceOf(MalformedFrameException.class);
    }
}
