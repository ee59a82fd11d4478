package org.godwit.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads message bytes into array elements. The caller has checked every bound.
final class ItemReader {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private ItemReader() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// Reads the first `elements` elements that `span` means from `from`, from `at` on. They may
    /// end in the middle of a group.
    static void read(
            byte[] from, int at, Encoding encoding, Object array, Span span, int elements) {
        boolean xdr = encoding.isXdr();
        if (span.isContiguous()) {
            readRun(from, at, xdr, array, span.offset(), elements);
            return;
        }
        int width = ItemType.of(array).orElseThrow().bytes(encoding);
        int lanes = span.lanes();
        for (int lane = 0; lane < lanes; lane++) {
            int count = (elements - lane + lanes - 1) / lanes;
            var walk =
                    new Walk(
                            at + lane * width,
                            width * lanes,
                            span.offset() + lane,
                            span.step(),
                            count);
            readWalk(from, xdr, array, walk);
        }
    }

    /// Puts `count` bytes, fewer than an item has, in the place of an item's first bytes, as a copy
    /// of memory does.
    static void readPart(
            byte[] from, int at, int count, Encoding encoding, Object array, int index) {
        if (encoding.isXdr()) {
            readFirstUnit(from, at, count, array, index);
            return;
        }
        switch (array) {
            case short[] a -> a[index] = (short) part(from, at, count, a[index]);
            case int[] a -> a[index] = (int) part(from, at, count, a[index]);
            case long[] a -> a[index] = part(from, at, count, a[index]);
            case float[] a -> {
                int bits = (int) part(from, at, count, Float.floatToRawIntBits(a[index]));
                a[index] = Float.intBitsToFloat(bits);
            }
            case double[] a -> {
                long bits = part(from, at, count, Double.doubleToRawLongBits(a[index]));
                a[index] = Double.longBitsToDouble(bits);
            }
            default -> {}
        }
    }

    /// XDR has no smaller unit than half a double, the upper half first.
    private static void readFirstUnit(byte[] from, int at, int count, Object array, int index) {
        if (array instanceof double[] a && count >= ItemType.XDR_UNIT_BYTES) {
            long upper = Integer.reverseBytes((int) INT.get(from, at));
            long lower = Double.doubleToRawLongBits(a[index]) & 0xffffffffL;
            a[index] = Double.longBitsToDouble(upper << Integer.SIZE | lower);
        }
    }

    private static long part(byte[] from, int at, int count, long before) {
        long bits = before;
        for (int i = 0; i < count; i++) {
            int shift = i * Byte.SIZE;
            bits = bits & ~(0xffL << shift) | (from[at + i] & 0xffL) << shift;
        }
        return bits;
    }

    private static void readRun(byte[] from, int at, boolean xdr, Object array, int to, int count) {
        switch (array) {
            case byte[] a -> System.arraycopy(from, at, a, to, count);
            case int[] a -> ItemWriter.buffer(from, at, xdr).asIntBuffer().get(a, to, count);
            case float[] a -> ItemWriter.buffer(from, at, xdr).asFloatBuffer().get(a, to, count);
            case double[] a -> ItemWriter.buffer(from, at, xdr).asDoubleBuffer().get(a, to, count);
            case short[] a when !xdr ->
                    ItemWriter.buffer(from, at, false).asShortBuffer().get(a, to, count);
            case long[] a when !xdr ->
                    ItemWriter.buffer(from, at, false).asLongBuffer().get(a, to, count);
            default ->
                    readWalk(from, xdr, array, new Walk(at, ItemType.XDR_UNIT_BYTES, to, 1, count));
        }
    }

    private static void readWalk(byte[] from, boolean xdr, Object array, Walk walk) {
        switch (array) {
            case byte[] a -> bytes(from, a, walk);
            case short[] a -> shorts(from, xdr, a, walk);
            case int[] a -> ints(from, xdr, a, walk);
            case long[] a -> longs(from, xdr, a, walk);
            case float[] a -> floats(from, xdr, a, walk);
            case double[] a -> doubles(from, xdr, a, walk);
            default -> throw new IllegalArgumentException("not a primitive array: " + array);
        }
    }

    private static void bytes(byte[] from, byte[] a, Walk w) {
        for (int i = 0, at = w.at(), to = w.index(); i < w.count(); i++, at += w.width()) {
            a[to] = from[at];
            to += w.step();
        }
    }

    private static void shorts(byte[] from, boolean xdr, short[] a, Walk w) {
        for (int i = 0, at = w.at(), to = w.index(); i < w.count(); i++, at += w.width()) {
            a[to] =
                    xdr
                            ? (short) Integer.reverseBytes((int) INT.get(from, at))
                            : (short) SHORT.get(from, at);
            to += w.step();
        }
    }

    private static void ints(byte[] from, boolean xdr, int[] a, Walk w) {
        for (int i = 0, at = w.at(), to = w.index(); i < w.count(); i++, at += w.width()) {
            int bits = (int) INT.get(from, at);
            a[to] = xdr ? Integer.reverseBytes(bits) : bits;
            to += w.step();
        }
    }

    /// XDR carries 32 bits and PVM 3.4 takes them as unsigned: -1 comes back as 4294967295.
    private static void longs(byte[] from, boolean xdr, long[] a, Walk w) {
        for (int i = 0, at = w.at(), to = w.index(); i < w.count(); i++, at += w.width()) {
            if (xdr) {
                a[to] = Integer.toUnsignedLong(Integer.reverseBytes((int) INT.get(from, at)));
            } else {
                a[to] = (long) LONG.get(from, at);
            }
            to += w.step();
        }
    }

    private static void floats(byte[] from, boolean xdr, float[] a, Walk w) {
        for (int i = 0, at = w.at(), to = w.index(); i < w.count(); i++, at += w.width()) {
            int bits = (int) INT.get(from, at);
            a[to] = Float.intBitsToFloat(xdr ? Integer.reverseBytes(bits) : bits);
            to += w.step();
        }
    }

    private static void doubles(byte[] from, boolean xdr, double[] a, Walk w) {
        for (int i = 0, at = w.at(), to = w.index(); i < w.count(); i++, at += w.width()) {
            long bits = (long) LONG.get(from, at);
            a[to] = Double.longBitsToDouble(xdr ? Long.reverseBytes(bits) : bits);
            to += w.step();
        }
    }
}
