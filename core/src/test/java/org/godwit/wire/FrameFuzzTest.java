package org.godwit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Bad input from other hosts.
final class FrameFuzzTest {

    private static final int ROUNDS = 200_000;

    @Test
    void a_frame_is_refused_as_malformed_or_written_again_as_it_was_read() throws Exception {
        FrameCodec codec = new FrameCodec(1_000);

        new Fuzz(ROUNDS, MalformedFrameException.class, 16)
                .run(
                        corpus(codec),
                        input -> {
                            ByteBuffer in = ByteBuffer.wrap(input);
                            Frame frame = codec.decode(in);
                            ByteBuffer again = ByteBuffer.allocate(codec.encodedLength(frame));
                            codec.encode(frame, again);
                            assertThat(again.array()).isEqualTo(input);
                        });
    }

    private static List<byte[]> corpus(FrameCodec codec) {
        Random random = new Random(1);
        List<byte[]> corpus = new ArrayList<>();
        for (int i = 0; i < 10 * RandomFrames.KINDS; i++) {
            Frame frame = RandomFrames.ofKind(i % RandomFrames.KINDS, random);
            ByteBuffer out = ByteBuffer.allocate(codec.encodedLength(frame));
            codec.encode(frame, out);
            corpus.add(out.array());
        }
        return corpus;
    }
}
