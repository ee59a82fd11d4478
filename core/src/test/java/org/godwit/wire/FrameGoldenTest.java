package org.godwit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The format is what is written in `frames-v1.hex`. A change that breaks this test is a new
/// version.
class FrameGoldenTest {

    private static final Tid A = new Tid(0x40001);
    private static final Tid B = new Tid(0xabc << 18 | 0x2def0);
    private static final Tid HOST = Tid.ofHost(3072);
    private static final Tid ASKER = new Tid(4095 << 18);

    private final FrameCodec codec = new FrameCodec();

    private static Map<String, Frame> frames() {
        Map<String, Frame> frames = new LinkedHashMap<>();
        frames.put("data-default", data(Encoding.DEFAULT, 0, 1, 2, 3));
        frames.put("data-raw", data(Encoding.RAW, -1));
        frames.put("data-in-place", data(Encoding.IN_PLACE));
        frames.put("data-trace", data(Encoding.TRACE, 4, 5, 6, 7));
        frames.put("ack", new Frame.Ack(A, 3, B, 0x1122334455667788L));
        frames.put("watch", new Frame.Watch(A, B, 1));
        frames.put("watch-ack", new Frame.WatchAck(A, B, 2));
        frames.put("notice", new Frame.Notice(A, B, 0x0102030405060708L));
        frames.put("notice-ack", new Frame.NoticeAck(A, B, -1));
        frames.put("gone", new Frame.Gone(A, B));
        frames.put("here", new Frame.Here(A, 5, HOST, ASKER));
        frames.put("not-here", new Frame.NotHere(A, HOST, ASKER));
        return frames;
    }

    private static Frame data(Encoding encoding, int... bytes) {
        byte[] body = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            body[i] = (byte) bytes[i];
        }
        return new Frame.Data(A, 2, B, 0x0a0b0c0d0e0fL, -7, 0x01020304, 9, Body.of(encoding, body));
    }

    @Test
    void frames_are_written_as_in_the_golden_file() throws IOException {
        Map<String, String> written = new LinkedHashMap<>();
        frames().forEach((name, frame) ->
                written.put(name, HexFormat.of().formatHex(encoded(frame))));
        assertThat(written).containsExactlyEntriesOf(golden());
    }

    @Test
    void frames_are_read_from_the_golden_file() throws Exception {
        Map<String, Frame> read = new LinkedHashMap<>();
        for (var line : golden().entrySet()) {
            byte[] bytes = HexFormat.of().parseHex(line.getValue());
            read.put(line.getKey(), codec.decode(ByteBuffer.wrap(bytes)));
        }
        assertThat(read).containsExactlyEntriesOf(frames());
    }

    private byte[] encoded(Frame frame) {
        ByteBuffer buffer = ByteBuffer.allocate(codec.encodedLength(frame));
        codec.encode(frame, buffer);
        return buffer.array();
    }

    private static Map<String, String> golden() throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        try (InputStream in = FrameGoldenTest.class.getResourceAsStream("frames-v1.hex")) {
            String text =
                    new String(
                            Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
            for (String line : text.lines().toList()) {
                String[] words = line.split(" ", -1);
                lines.put(words[0], words[1]);
            }
        }
        return lines;
    }
}
