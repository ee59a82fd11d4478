package org.godwit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

class FrameCodecTest {

    private static final int ROUNDS = 20_000;
    private static final Tid A = new Tid(0x40001);
    private static final Tid B = new Tid(0x80002);

    private final FrameCodec codec = new FrameCodec();

    @Test
    void every_frame_comes_back_as_it_was() throws Exception {
        SplittableRandom random = seeded();
        for (int i = 0; i < ROUNDS; i++) {
            Frame frame = RandomFrames.next(random);
            ByteBuffer buffer = roomy(random, codec.encodedLength(frame));
            int start = buffer.position();
            ByteOrder order = buffer.order();

            codec.encode(frame, buffer);
            assertThat(buffer.position() - start).isEqualTo(codec.encodedLength(frame));
            buffer.flip().position(start);

            assertThat(codec.decode(buffer)).isEqualTo(frame);
            assertThat(buffer.hasRemaining()).isFalse();
            assertThat(buffer.order()).isEqualTo(order);
        }
    }

    private static ByteBuffer roomy(SplittableRandom random, int length) {
        int start = random.nextInt(5);
        int size = start + length + random.nextInt(5);
        ByteBuffer buffer =
                random.nextBoolean() ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
        buffer.order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return buffer.position(start);
    }

    @Test
    void corrupted_bytes_are_another_frame_or_refused() {
        SplittableRandom random = seeded();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = encoded(RandomFrames.next(random));
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            decodesOrRefuses(ByteBuffer.wrap(bytes));
        }
    }

    @Test
    void random_bytes_are_a_frame_or_refused() {
        SplittableRandom random = seeded();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 1 && random.nextInt(4) != 0) {
                bytes[0] = FrameCodec.VERSION;
                bytes[1] = (byte) random.nextInt(RandomFrames.KINDS + 2);
            }
            decodesOrRefuses(ByteBuffer.wrap(bytes));
        }
    }

    private void decodesOrRefuses(ByteBuffer buffer) {
        try {
            codec.decode(buffer);
            assertThat(buffer.hasRemaining()).isFalse();
        } catch (MalformedFrameException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            assertThat(buffer.position()).isZero();
        }
    }

    @Test
    void a_truncated_or_extended_frame_is_refused_at_every_length() {
        SplittableRandom random = seeded();
        for (int kind = 0; kind < RandomFrames.KINDS; kind++) {
            byte[] bytes = encoded(RandomFrames.ofKind(kind, random));
            for (int length = 0; length < bytes.length; length++) {
                ByteBuffer cut = ByteBuffer.wrap(bytes, 0, length);
                assertThatThrownBy(() -> codec.decode(cut))
                        .isInstanceOf(MalformedFrameException.class);
            }
            ByteBuffer longer = ByteBuffer.allocate(bytes.length + 1).put(bytes).clear();
            assertThatThrownBy(() -> codec.decode(longer))
                    .isInstanceOf(MalformedFrameException.class);
        }
    }

    @Test
    void a_length_that_lies_allocates_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteBuffer lie = ByteBuffer.wrap(encoded(data(100))).order(ByteOrder.LITTLE_ENDIAN);
        for (int length : new int[] {-1, Integer.MIN_VALUE, 101, 64 << 20, Integer.MAX_VALUE}) {
            lie.putInt(36, length);
            long before = threads.getCurrentThreadAllocatedBytes();
            decodesOrRefuses(lie);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
        }
    }

    @Test
    void refusals_name_what_was_found_and_what_would_be_right() {
        assertThatThrownBy(() -> codec.decode(patched(0, 2)))
                .hasMessage("format version 2; this host reads version 1");
        assertThatThrownBy(() -> codec.decode(patched(1, 77)))
                .hasMessage("frame of kind 77; version 1 has the kinds 1..9");
        assertThatThrownBy(() -> codec.decode(patched(2, 9)))
                .hasMessage(
                        "DATA frame with encoding 9; it is 0 (default), 1 (raw), 2 (in place)"
                                + " or 3 (trace)");
        assertThatThrownBy(() -> codec.decode(patched(3, 1)))
                .hasMessage("DATA frame with 1 in a reserved byte; version 1 has 0 there");
        assertThatThrownBy(() -> codec.decode(patched(36, 5)))
                .hasMessage("DATA frame that announces a body of 5 bytes but has 100");
        assertThatThrownBy(() -> new FrameCodec(99).decode(patched(0, 1)))
                .hasMessage("DATA frame with a body of 100 bytes; this host takes at most 99");
    }

    private ByteBuffer patched(int index, int value) {
        return ByteBuffer.wrap(encoded(data(100))).put(index, (byte) value);
    }

    @Test
    void a_body_over_the_limit_is_not_written() {
        FrameCodec small = new FrameCodec(99);
        assertThatThrownBy(() -> small.encodedLength(data(100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("body of 100 bytes from t40001 to t80002; a frame carries at most 99");
    }

    @Test
    void a_buffer_that_is_too_small_is_left_untouched() {
        ByteBuffer small = ByteBuffer.allocate(139);
        assertThatThrownBy(() -> codec.encode(data(100), small))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the frame takes 140 bytes but the buffer has 139 left");
        assertThat(small.position()).isZero();
        assertThat(small.array()).containsOnly(0);
    }

    private static Frame.Data data(int bytes) {
        return new Frame.Data(A, 1, B, 7, 3, 0, 0, Body.of(Encoding.RAW, new byte[bytes]));
    }

    private byte[] encoded(Frame frame) {
        ByteBuffer buffer = ByteBuffer.allocate(codec.encodedLength(frame));
        codec.encode(frame, buffer);
        return buffer.array();
    }

    private static SplittableRandom seeded() {
        long seed = Long.getLong("godwit.seed", System.nanoTime());
        System.out.println("FrameCodecTest: -Dgodwit.seed=" + seed);
        return new SplittableRandom(seed);
    }
}
