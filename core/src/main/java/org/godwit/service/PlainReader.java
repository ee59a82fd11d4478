package org.godwit.service;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [PlainWriter] wrote. Every length is checked before anything is allocated; whatever
/// does not fit is a [MalformedBytesException]. Not thread-safe.
public final class PlainReader {

    private final byte[] bytes;
    private final int end;
    private int position;

    public PlainReader(byte[] bytes) {
        this(bytes, bytes.length);
    }

    /// @param length how many of the bytes count
    public PlainReader(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length;
    }

    /// The next byte, 0..255.
    public int octet() {
        need("a byte", 1);
        return bytes[position++] & 0xff;
    }

    public int integer() {
        need("an int", Integer.BYTES);
        return octet() << 24 | octet() << 16 | octet() << 8 | octet();
    }

    /// How many items follow, each of at least `itemBytes` bytes.
    public int count(String what, int itemBytes) {
        int count = integer();
        if (count < 0 || (long) count * itemBytes > end - position) {
            throw new MalformedBytesException(
                    "%d %s announced where %d bytes are left"
                            .formatted(count, what, end - position));
        }
        return count;
    }

    public String string() {
        return new String(run(), StandardCharsets.UTF_8);
    }

    public byte[] run() {
        int count = count("bytes", 1);
        position += count;
        return Arrays.copyOfRange(bytes, position - count, position);
    }

    /// To be called when everything has been read.
    public void end() {
        if (position != end) {
            throw new MalformedBytesException(
                    "%d bytes too many behind byte %d".formatted(end - position, position));
        }
    }

    private void need(String what, int count) {
        if (end - position < count) {
            throw new MalformedBytesException(
                    "%d bytes left where %s should be".formatted(end - position, what));
        }
    }
}
