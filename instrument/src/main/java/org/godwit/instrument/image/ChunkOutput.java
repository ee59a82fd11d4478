package org.godwit.instrument.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// Writes values into chunks and hands each on as soon as it is full. A single value never lies
/// across two chunks, but the content of an array may. Every chunk ends with the checksum of
/// everything so far, the last one with its complement.
final class ChunkOutput {

    static final int CHUNK_BYTES_MIN = 256;
    static final int CHECKSUM_BYTES = Integer.BYTES;
    static final int VARINT_BYTES_MAX = 5;
    static final VarHandle INT64 = view(long[].class);
    static final VarHandle INT32 = view(int[].class);
    static final VarHandle INT16 = view(short[].class);
    static final long BYTES_BASE = Internals.arrayBase(byte[].class);
    private static final int FIRST_BYTES = 1 << 13;

    private final int chunkBytes;
    private final Consumer<byte[]> chunks;
    private final CRC32C checksum = new CRC32C();
    private byte[] chunk;
    private int limit;
    private int at;
    private long handedOn;

    ChunkOutput(int chunkBytes, Consumer<byte[]> chunks) {
        if (chunkBytes < CHUNK_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "chunkBytes must be at least " + CHUNK_BYTES_MIN + ": " + chunkBytes);
        }
        this.chunkBytes = chunkBytes;
        this.chunks = chunks;
        start(Math.min(FIRST_BYTES, chunkBytes));
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// Bytes written so far.
    long position() {
        return handedOn + at;
    }

    void int8(int value) {
        need(1);
        chunk[at++] = (byte) value;
    }

    void int16(short value) {
        need(Short.BYTES);
        INT16.set(chunk, at, value);
        at += Short.BYTES;
    }

    void int32(int value) {
        need(Integer.BYTES);
        INT32.set(chunk, at, value);
        at += Integer.BYTES;
    }

    void int64(long value) {
        need(Long.BYTES);
        INT64.set(chunk, at, value);
        at += Long.BYTES;
    }

    /// A number that is not negative, seven bits a byte, the lowest first.
    void varint(int value) {
        need(VARINT_BYTES_MAX);
        byte[] to = chunk;
        int p = at;
        int rest = value;
        while (rest >>> 7 != 0) {
            to[p++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[p++] = (byte) rest;
        at = p;
    }

    /// A name: its length in bytes, then UTF-8.
    void name(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        content(utf8, BYTES_BASE, utf8.length);
    }

    /// Bytes of a primitive array as they lie in the heap; the only copy of them.
    void content(Object array, long base, long bytes) {
        long done = 0;
        while (done < bytes) {
            if (at == limit) {
                makeRoom((int) Math.min(bytes - done, Integer.MAX_VALUE));
            }
            int now = (int) Math.min(bytes - done, limit - at);
            Internals.copy(array, base + done, chunk, BYTES_BASE + at, now);
            at += now;
            done += now;
        }
    }

    /// Hands the last chunk on.
    void finish() {
        checksum.update(chunk, 0, at);
        emit(~(int) checksum.getValue());
    }

    private void need(int bytes) {
        if (limit - at < bytes) {
            makeRoom(bytes);
        }
    }

    private void makeRoom(int wanted) {
        if (chunk.length < chunkBytes) {
            // small images do not pay for a whole chunk
            long more = Math.max(chunk.length * 2L, (long) at + wanted + CHECKSUM_BYTES);
            chunk = Arrays.copyOf(chunk, (int) Math.min(more, chunkBytes));
            limit = chunk.length - CHECKSUM_BYTES;
            if (limit - at >= Math.min(wanted, VARINT_BYTES_MAX + Long.BYTES)) {
                return;
            }
        }
        checksum.update(chunk, 0, at);
        emit((int) checksum.getValue());
        start(chunkBytes);
    }

    private void emit(int sum) {
        handedOn += at;
        INT32.set(chunk, at, sum);
        int length = at + CHECKSUM_BYTES;
        chunks.accept(length == chunk.length ? chunk : Arrays.copyOf(chunk, length));
    }

    private void start(int bytes) {
        chunk = Internals.allocateBytes(bytes);
        limit = bytes - CHECKSUM_BYTES;
        at = 0;
    }
}
