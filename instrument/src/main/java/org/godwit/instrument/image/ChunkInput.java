package org.godwit.instrument.image;

import org.godwit.continuation.CaptureRefusedException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/// Reads what [ChunkOutput] wrote, from the chunks as they are. Every access is checked against the
/// bytes left.
final class ChunkInput {

    private static final byte[] NOTHING = {};

    private final List<byte[]> chunks;
    private int next;
    private byte[] chunk = NOTHING;
    private int at;
    private int limit;

    /// Bytes of the part behind this chunk.
    private long behind;

    /// @param from position of the first byte of the part to read
    /// @param to position behind its last byte
    ChunkInput(List<byte[]> chunks, long from, long to) {
        this.chunks = chunks;
        behind = to;
        advance();
        long skip = from;
        while (skip > limit) {
            skip -= limit;
            advance();
        }
        at = (int) skip;
    }

    /// Checks all checksums.
    ///
    /// @return the number of bytes without them
    static long verify(List<byte[]> chunks) {
        CRC32C checksum = new CRC32C();
        long length = 0;
        for (int i = 0; i < chunks.size(); i++) {
            byte[] chunk = chunks.get(i);
            int content = chunk.length - ChunkOutput.CHECKSUM_BYTES;
            if (content < 0) {
                throw refusal("chunk " + i + " has only " + chunk.length + " bytes");
            }
            checksum.update(chunk, 0, content);
            int sum = (int) checksum.getValue();
            int found = (int) ChunkOutput.INT32.get(chunk, content);
            boolean isLast = i == chunks.size() - 1;
            if (found != (isLast ? ~sum : sum)) {
                throw refusal(
                        isLast && found == sum
                                ? "it is cut off after chunk " + i
                                : "the checksum of chunk " + i + " is wrong");
            }
            length += content;
        }
        return length;
    }

    /// Bytes not yet read.
    long left() {
        return behind + limit - at;
    }

    int int8() {
        need(1);
        return chunk[at++];
    }

    short int16() {
        need(Short.BYTES);
        short value = (short) ChunkOutput.INT16.get(chunk, at);
        at += Short.BYTES;
        return value;
    }

    int int32() {
        need(Integer.BYTES);
        int value = (int) ChunkOutput.INT32.get(chunk, at);
        at += Integer.BYTES;
        return value;
    }

    long int64() {
        need(Long.BYTES);
        long value = (long) ChunkOutput.INT64.get(chunk, at);
        at += Long.BYTES;
        return value;
    }

    /// A number that is not negative.
    int varint() {
        need(1);
        int first = chunk[at++];
        return first >= 0 ? first : longVarint(first & 0x7f);
    }

    private int longVarint(int first) {
        int value = first;
        for (int shift = 7; shift <= 28; shift += 7) {
            if (at == limit) {
                break;
            }
            int b = chunk[at++];
            value |= (b & 0x7f) << shift;
            if (b >= 0) {
                if (value < 0 || (shift == 28 && b > 7)) {
                    break;
                }
                return value;
            }
        }
        throw damaged("no number at this place");
    }

    String name() {
        int length = varint();
        if (length > left()) {
            throw damaged("a name of " + length + " bytes, but only " + left() + " are left");
        }
        byte[] utf8 = new byte[length];
        content(utf8, ChunkOutput.BYTES_BASE, length);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /// Copies into a primitive array that has room for it.
    void content(Object array, long base, long bytes) {
        long done = 0;
        while (done < bytes) {
            if (at == limit) {
                advance();
            }
            int now = (int) Math.min(bytes - done, limit - at);
            Internals.copy(chunk, ChunkOutput.BYTES_BASE + at, array, base + done, now);
            at += now;
            done += now;
        }
    }

    private void need(int bytes) {
        if (limit - at < bytes) {
            while (at == limit) {
                advance();
            }
            if (limit - at < bytes) {
                throw damaged("a value lies across the end of a chunk");
            }
        }
    }

    private void advance() {
        if (next == chunks.size() || behind == 0) {
            throw damaged("it ends too early");
        }
        chunk = chunks.get(next++);
        at = 0;
        limit = (int) Math.min(chunk.length - ChunkOutput.CHECKSUM_BYTES, behind);
        behind -= limit;
    }

    CaptureRefusedException damaged(String detail) {
        return refusal(detail);
    }

    static CaptureRefusedException refusal(String detail) {
        return new CaptureRefusedException("the capture is damaged: " + detail);
    }
}
