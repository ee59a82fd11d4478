package org.godwit.persistence.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/// Cuts a stream of bytes into frames. Memory follows what has arrived, not what a length
/// announces: it is at most sixteen times as much.
final class FrameAssembler {

    private static final int FIRST_BYTES = 128 * 1_024;
    private static final long GROWTH = 16;

    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    private int maxLength;
    private byte[] frame = new byte[0];
    private int filled;
    private int expected = -1;

    /// @param maxLength of a frame, in bytes
    FrameAssembler(int maxLength) {
        this.maxLength = maxLength;
    }

    void maxLength(int bytes) {
        maxLength = bytes;
    }

    /// Takes bytes and gives every frame that they complete, without its length, in memory of its
    /// own.
    ///
    /// @throws WireException if a length is below [Frames#MIN_LENGTH] or above the limit
    void take(ByteBuffer in, Consumer<ByteBuffer> each) {
        while (in.hasRemaining()) {
            if (expected < 0) {
                takeLength(in);
            } else {
                takeBody(in);
            }
            if (expected == filled) {
                ByteBuffer whole = ByteBuffer.wrap(frame, 0, filled);
                expected = -1;
                frame = new byte[0];
                filled = 0;
                each.accept(whole);
            }
        }
    }

    private void takeLength(ByteBuffer in) {
        while (in.hasRemaining() && length.hasRemaining()) {
            length.put(in.get());
        }
        if (length.hasRemaining()) {
            return;
        }
        int announced = length.flip().getInt();
        length.clear();
        if (announced < Frames.MIN_LENGTH || announced > maxLength) {
            throw new WireException(
                    "frame of %d bytes; %d to %d are allowed"
                            .formatted(announced, Frames.MIN_LENGTH, maxLength));
        }
        expected = announced;
        frame = new byte[Math.min(expected, FIRST_BYTES)];
    }

    private void takeBody(ByteBuffer in) {
        int part = Math.min(in.remaining(), expected - filled);
        if (filled + part > frame.length) {
            int grown = (int) Math.min(expected, GROWTH * frame.length);
            frame = Arrays.copyOf(frame, grown);
        }
        in.get(frame, filled, part);
        filled += part;
    }
}
