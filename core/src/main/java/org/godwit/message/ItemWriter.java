package org.godwit.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Lays out array elements as message bytes. The caller has checked every bound.
final class ItemWriter {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private ItemWriter() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// Writes what `span` means of `array` to `to`, from `at` on.
    static void write(byte[] to, int at, Encoding encoding, Object array, Span span) {
        boolean xdr = encoding.isXdr();
        if (span.isContiguous()) {
            writeRun(to, at, xdr, array, span.offset(), Math.toIntExact(span.elements()));
            return;
        }
        int width = ItemType.of(array).orElseThrow().bytes(encoding);
        for (int lane = 0; lane < span.lanes(); lane++) {
            var walk =
                    new Walk(
                            at + lane * width,
                            width * span.lanes(),
                            span.offset() + lane,
                            span.step(),
                            span.count());
            writeWalk(to, xdr, array, walk);
        }
    }

    /// XDR has no packed layout for shorts and longs that a bulk copy could write.
    private static void writeRun(
            byte[] to, int at, boolean xdr, Object array, int from, int count) {
        switch (array) {
            case byte[] a -> System.arraycopy(a, from, to, at, count);
            case int[] a -> buffer(to, at, xdr).asIntBuffer().put(a, from, count);
            case float[] a -> buffer(to, at, xdr).asFloatBuffer().put(a, from, count);
            case double[] a -> buffer(to, at, xdr).asDoubleBuffer().put(a, from, count);
            case short[] a when !xdr -> buffer(to, at, false).asShortBuffer().put(a, from, count);
            case long[] a when !xdr -> buffer(to, at, false).asLongBuffer().put(a, from, count);
            default ->
                    writeWalk(
                            to, xdr, array, new Walk(at, ItemType.XDR_UNIT_BYTES, from, 1, count));
        }
    }

    static ByteBuffer buffer(byte[] bytes, int at, boolean xdr) {
        return ByteBuffer.wrap(bytes, at, bytes.length - at)
                .order(xdr ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeWalk(byte[] to, boolean xdr, Object array, Walk walk) {
        switch (array) {
            case byte[] a -> bytes(to, a, walk);
            case short[] a -> shorts(to, xdr, a, walk);
            case int[] a -> ints(to, xdr, a, walk);
            case long[] a -> longs(to, xdr, a, walk);
            case float[] a -> floats(to, xdr, a, walk);
            case double[] a -> doubles(to, xdr, a, walk);
            default -> throw new IllegalArgumentException("not a primitive array: " + array);
        }
    }

    private static void bytes(byte[] to, byte[] a, Walk w) {
        for (int i = 0, at = w.at(), from = w.index(); i < w.count(); i++, at += w.width()) {
            to[at] = a[from];
            from += w.step();
        }
    }

    private static void shorts(byte[] to, boolean xdr, short[] a, Walk w) {
        for (int i = 0, at = w.at(), from = w.index(); i < w.count(); i++, at += w.width()) {
            if (xdr) {
                INT.set(to, at, Integer.reverseBytes(a[from]));
            } else {
                SHORT.set(to, at, a[from]);
            }
            from += w.step();
        }
    }

    private static void ints(byte[] to, boolean xdr, int[] a, Walk w) {
        for (int i = 0, at = w.at(), from = w.index(); i < w.count(); i++, at += w.width()) {
            INT.set(to, at, xdr ? Integer.reverseBytes(a[from]) : a[from]);
            from += w.step();
        }
    }

    /// XDR keeps the lower 32 bits only, as PVM 3.4 does.
    private static void longs(byte[] to, boolean xdr, long[] a, Walk w) {
        for (int i = 0, at = w.at(), from = w.index(); i < w.count(); i++, at += w.width()) {
            if (xdr) {
                INT.set(to, at, Integer.reverseBytes((int) a[from]));
            } else {
                LONG.set(to, at, a[from]);
            }
            from += w.step();
        }
    }

    private static void floats(byte[] to, boolean xdr, float[] a, Walk w) {
        for (int i = 0, at = w.at(), from = w.index(); i < w.count(); i++, at += w.width()) {
            int bits = Float.floatToRawIntBits(a[from]);
            INT.set(to, at, xdr ? Integer.reverseBytes(bits) : bits);
            from += w.step();
        }
    }

    private static void doubles(byte[] to, boolean xdr, double[] a, Walk w) {
        for (int i = 0, at = w.at(), from = w.index(); i < w.count(); i++, at += w.width()) {
            long bits = Double.doubleToRawLongBits(a[from]);
            LONG.set(to, at, xdr ? Long.reverseBytes(bits) : bits);
            from += w.step();
        }
    }
}
