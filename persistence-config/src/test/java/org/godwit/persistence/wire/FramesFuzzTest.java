package org.godwit.persistence.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.persistence.fuzz.Fuzz;
import org.godwit.persistence.log.BulkFile;
import org.godwit.persistence.log.EventBatch;
import org.godwit.persistence.log.Gathering;
import org.godwit.persistence.log.JournalStatus;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Bad input on the journal's connections.
final class FramesFuzzTest {

    private static final int ROUNDS = 100_000;
    private static final int LENGTH_MAX = 64 << 20;
    private static final EventBatch BATCH =
            EventBatch.of(7, List.of(new byte[] {1, 2, 3}, new byte[0], new byte[] {9}));

    private static final List<BulkFile> FILES = List.of(new BulkFile("1-2-3.bulk", 77));

    private static final List<byte[]> REQUESTS =
            List.of(
                    bytes(Frames.encode(1, new Request.Hello(Frames.VERSION, "host-1"))),
                    bytes(Frames.encode(2, new Request.Append("vp-\u00fc", BATCH, FILES))),
                    bytes(Frames.encode(3, new Request.Read("vp", 1, Long.MAX_VALUE, 100))),
                    bytes(Frames.encode(4, new Request.Highest("vp"))),
                    bytes(Frames.encode(5, new Request.Erase("vp", 6))),
                    bytes(Frames.encode(6, new Request.Status())));

    private static final List<byte[]> REPLIES =
            List.of(
                    bytes(
                            Frames.encode(
                                    1,
                                    new Reply.Welcome(2, 4_096, "/tmp/socket", "/tmp/b-", true))),
                    bytes(Frames.encode(2, new Reply.Appended())),
                    bytes(Frames.encode(3, new Reply.Fenced(8, 3))),
                    bytes(Frames.encode(4, new Reply.Events(BATCH))),
                    bytes(Frames.encode(5, new Reply.ReadEnd())),
                    bytes(Frames.encode(6, new Reply.HighestIs(42))),
                    bytes(Frames.encode(7, new Reply.StatusIs(new JournalStatus(1, 2, 3, 4)))),
                    bytes(Frames.encode(8, new Reply.Failed("no"))));

    private static byte[] bytes(List<ByteBuffer> pieces) {
        ByteBuffer whole = Gathering.whole(pieces);
        byte[] bytes = new byte[whole.remaining()];
        whole.get(bytes);
        return bytes;
    }

    private static ByteBuffer body(byte[] frame) {
        return ByteBuffer.wrap(frame, Math.min(4, frame.length), Math.max(0, frame.length - 4));
    }

    @Test
    void a_damaged_request_is_refused_or_another_request() throws Exception {
        new Fuzz(ROUNDS, WireException.class, 64)
                .run(REQUESTS, input -> Frames.request(body(input)));
    }

    @Test
    void a_damaged_reply_is_refused_or_another_reply() throws Exception {
        new Fuzz(ROUNDS, WireException.class, 64).run(REPLIES, input -> Frames.reply(body(input)));
    }

    @Test
    void a_damaged_stream_is_cut_into_frames_of_what_has_arrived_or_refused() throws Exception {
        List<byte[]> streams = new ArrayList<>();
        for (int i = 0; i < REQUESTS.size(); i++) {
            ByteBuffer two = ByteBuffer.allocate(1_000).put(REQUESTS.get(i)).put(REPLIES.get(i));
            streams.add(java.util.Arrays.copyOf(two.array(), two.position()));
        }
        new Fuzz(ROUNDS, WireException.class, 64)
                .run(
                        streams,
                        input -> {
                            FrameAssembler assembler = new FrameAssembler(LENGTH_MAX);
                            Random cuts = new Random(input.length);
                            int at = 0;
                            int[] given = {0};
                            while (at < input.length) {
                                int part = 1 + cuts.nextInt(input.length - at);
                                assembler.take(
                                        ByteBuffer.wrap(input, at, part),
                                        frame -> given[0] += 4 + frame.remaining());
                                at += part;
                            }
                            assertThat(given[0]).isLessThanOrEqualTo(input.length);
                        });
    }
}
