package org.godwit.persistence.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.persistence.log.BulkFile;
import org.godwit.persistence.log.EventBatch;
import org.godwit.persistence.log.Gathering;
import org.godwit.persistence.log.JournalStatus;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

final class FramesTest {

    private static final EventBatch BATCH =
            EventBatch.of(7, List.of(new byte[] {1, 2, 3}, new byte[0], new byte[] {9}));

    private static final List<Request> REQUESTS =
            List.of(
                    new Request.Hello(Frames.VERSION, "host-1"),
                    new Request.Append("vp-ü", BATCH, List.of()),
                    new Request.Append("vp", BATCH, List.of(new BulkFile("1-2-3.bulk", 77))),
                    new Request.Read("vp", 1, Long.MAX_VALUE, 100),
                    new Request.Highest("vp"),
                    new Request.Erase("vp", 6),
                    new Request.Status());

    private static final List<Reply> REPLIES =
            List.of(
                    new Reply.Welcome(1, 4_096, "", "", false),
                    new Reply.Welcome(2, 4_096, "/tmp/socket", "/tmp/bulk/1-2-", true),
                    new Reply.Appended(),
                    new Reply.Fenced(8, 3),
                    new Reply.Events(BATCH),
                    new Reply.ReadEnd(),
                    new Reply.HighestIs(42),
                    new Reply.Erased(),
                    new Reply.StatusIs(new JournalStatus(1, 2, 3, 4)),
                    new Reply.Failed("no"));

    private static ByteBuffer body(ByteBuffer frame) {
        assertThat(frame.getInt()).isEqualTo(frame.remaining());
        return frame;
    }

    private static byte[] bytes(ByteBuffer frame) {
        byte[] bytes = new byte[frame.limit()];
        frame.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer encoded(long number, Request request) {
        return Gathering.whole(Frames.encode(number, request));
    }

    private static ByteBuffer encoded(long number, Reply reply) {
        return Gathering.whole(Frames.encode(number, reply));
    }

    @Test
    void every_request_and_reply_comes_back_as_it_was() {
        for (Request request : REQUESTS) {
            assertThat(Frames.request(body(encoded(5, request))))
                    .isEqualTo(new Frames.Numbered<>(5, request));
        }
        for (Reply reply : REPLIES) {
            assertThat(Frames.reply(body(encoded(6, reply))))
                    .isEqualTo(new Frames.Numbered<>(6, reply));
        }
    }

    @Test
    void the_format_on_the_wire_is_that_of_the_golden_file() throws IOException {
        List<String> lines = new ArrayList<>();
        REQUESTS.forEach(request -> lines.add(hex(encoded(5, request))));
        REPLIES.forEach(reply -> lines.add(hex(encoded(6, reply))));

        assertThat(lines).isEqualTo(golden());
    }

    private static String hex(ByteBuffer frame) {
        return HexFormat.of().formatHex(bytes(frame));
    }

    private static List<String> golden() throws IOException {
        try (var in = FramesTest.class.getResourceAsStream("/golden/frames-3.hex")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        }
    }

    @Test
    void a_damaged_frame_is_refused_or_means_something_else_but_never_more() {
        long seed = Long.getLong("godwit.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            ByteBuffer frame =
                    i % 2 == 0
                            ? encoded(1, REQUESTS.get(random.nextInt(REQUESTS.size())))
                            : encoded(1, REPLIES.get(random.nextInt(REPLIES.size())));
            byte[] bytes = new byte[random.nextInt(frame.limit() - 3)];
            frame.get(4, bytes);
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                Object _ =
                        i % 2 == 0
                                ? Frames.request(ByteBuffer.wrap(bytes))
                                : Frames.reply(ByteBuffer.wrap(bytes));
            } catch (WireException refused) {
                assertThat(refused).as("-Dgodwit.seed=%d", seed).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void a_length_inside_an_event_batch_is_checked() {
        ByteBuffer frame = encoded(1, new Request.Append("vp", BATCH, List.of()));
        int firstLength = frame.limit() - Math.toIntExact(Gathering.bytes(BATCH.pieces()));
        for (int hostile : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1_000}) {
            ByteBuffer changed = ByteBuffer.wrap(bytes(frame)).putInt(firstLength, hostile);
            assertThatThrownBy(() -> Frames.request(changed.position(4)))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("event length " + hostile);
        }
    }

    @Test
    void frames_are_put_together_from_any_pieces_and_hostile_lengths_are_refused() {
        ByteBuffer frame = encoded(9, new Request.Append("vp", BATCH, List.of()));
        List<ByteBuffer> whole = new ArrayList<>();
        FrameAssembler assembler = new FrameAssembler(1_000);
        for (int round = 0; round < 3; round++) {
            for (int at = 0; at < frame.limit(); at++) {
                assembler.take(frame.slice(at, 1), whole::add);
            }
        }
        assertThat(whole).hasSize(3).allMatch(one -> one.equals(frame.slice(4, frame.limit() - 4)));

        for (int hostile : new int[] {-1, 0, 8, 1_001, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            ByteBuffer length = ByteBuffer.allocate(4).putInt(hostile).flip();
            assertThatThrownBy(() -> new FrameAssembler(1_000).take(length, whole::add))
                    .isInstanceOf(WireException.class)
                    .hasMessage("frame of " + hostile + " bytes; 9 to 1000 are allowed");
        }
    }

    @Test
    void a_long_frame_is_put_together_from_what_a_socket_gives() {
        byte[] event = new byte[5_000_000];
        new Random(1).nextBytes(event);
        EventBatch batch = EventBatch.of(1, List.of(new byte[] {1}, event, new byte[] {2}));
        ByteBuffer frame = encoded(3, new Request.Append("vp", batch, List.of()));
        List<ByteBuffer> whole = new ArrayList<>();
        FrameAssembler assembler = new FrameAssembler(10_000_000);
        for (int at = 0; at < frame.limit(); at += 100_000) {
            assembler.take(frame.slice(at, Math.min(100_000, frame.limit() - at)), whole::add);
        }
        List<byte[]> events = new ArrayList<>();
        Request.Append append = (Request.Append) Frames.request(whole.getFirst()).content();
        append.batch()
                .forEach((_, bytes) -> {
                    byte[] copy = new byte[bytes.remaining()];
                    bytes.get(copy);
                    events.add(copy);
                });
        assertThat(whole).hasSize(1);
        assertThat(events).containsExactly(new byte[] {1}, event, new byte[] {2});
    }
}
