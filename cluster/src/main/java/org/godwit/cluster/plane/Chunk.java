package org.godwit.cluster.plane;

import org.godwit.wire.MalformedFrameException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What precedes each part of a frame that is too long for one Aeron message. Little-endian:
///
/// ```
/// 0 marker 0xC1 | 1 three bytes 0 | 4 total length of the frame i32 | 8 sender i64
/// | 16 transfer i64 | 24 index i32 | 28 count i32 | 32 the part
/// ```
///
/// The marker stands where a frame has its version; a new format of chunks takes a new marker.
///
/// @param sender a random number of the sending transport, so that its restart is another sender
/// @param transfer which of the sender's long frames
/// @param index 0 .. count-1, in order
record Chunk(int totalBytes, long sender, long transfer, int index, int count) {

    static final int MARKER = 0xc1;
    static final int HEADER_BYTES = 32;

    static boolean isNext(ByteBuffer in) {
        return in.hasRemaining() && (in.get(in.position()) & 0xff) == MARKER;
    }

    boolean isLast() {
        return index == count - 1;
    }

    void write(ByteBuffer buffer) {
        buffer.order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MARKER)
                .putInt(totalBytes)
                .putLong(sender)
                .putLong(transfer)
                .putInt(index)
                .putInt(count);
    }

    /// Reads the header and leaves the buffer at the part.
    static Chunk read(ByteBuffer buffer, int frameBytesMax) throws MalformedFrameException {
        int length = buffer.remaining();
        if (length <= HEADER_BYTES) {
            throw new MalformedFrameException(
                    "chunk of %d bytes; it has more than %d".formatted(length, HEADER_BYTES));
        }
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        int marker = buffer.getInt();
        if (marker != MARKER) {
            throw new MalformedFrameException(
                    "chunk that begins with %08x; it begins with %08x".formatted(marker, MARKER));
        }
        Chunk chunk =
                new Chunk(
                        buffer.getInt(),
                        buffer.getLong(),
                        buffer.getLong(),
                        buffer.getInt(),
                        buffer.getInt());
        chunk.check(length - HEADER_BYTES, frameBytesMax);
        return chunk;
    }

    private void check(int part, int frameBytesMax) throws MalformedFrameException {
        if (totalBytes < part || totalBytes > frameBytesMax) {
            throw new MalformedFrameException(
                    "chunk of %,d bytes of a frame of %,d; a frame has at most %,d"
                            .formatted(part, totalBytes, frameBytesMax));
        }
        if (index < 0 || index >= count || count > totalBytes) {
            throw new MalformedFrameException(
                    "chunk %d of %d of a frame of %,d bytes".formatted(index, count, totalBytes));
        }
    }
}
