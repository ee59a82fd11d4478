package org.godwit.service;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes numbers, strings and runs of bytes one behind the other, big-endian, without padding; the
/// reverse of [PlainReader]. Not thread-safe.
public final class PlainWriter {

    private static final int FIRST_CAPACITY_BYTES = 64;

    private byte[] bytes = new byte[FIRST_CAPACITY_BYTES];
    private int length;

    public PlainWriter octet(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public PlainWriter integer(int value) {
        return octet(value >>> 24).octet(value >>> 16).octet(value >>> 8).octet(value);
    }

    /// The length in bytes, then the string in UTF-8.
    public PlainWriter string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return run(utf8, utf8.length);
    }

    /// The length, then the first `count` bytes.
    public PlainWriter run(byte[] from, int count) {
        integer(count);
        reserve(count);
        System.arraycopy(from, 0, bytes, length, count);
        length += count;
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            int doubled = (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8);
            bytes = Arrays.copyOf(bytes, Math.max(needed, doubled));
        }
    }
}
