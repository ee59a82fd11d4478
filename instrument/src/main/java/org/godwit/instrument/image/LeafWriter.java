package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;

/// Writes objects that refer to no others; the reverse of [LeafReader].
final class LeafWriter {

    static final long STRING_VALUE = Internals.offset(String.class, "value");
    static final long STRING_CODER = Internals.offset(String.class, "coder");

    private final ChunkOutput out;

    LeafWriter(ChunkOutput out) {
        this.out = out;
    }

    void numbers(Object array, ClassLayout layout) {
        int length = Array.getLength(array);
        out.varint(length);
        out.content(array, layout.arrayBase, (long) length * layout.arrayScale);
    }

    void string(String s) {
        byte[] value = (byte[]) present(Internals.reference(s, STRING_VALUE));
        out.int8(Internals.int8(s, STRING_CODER));
        out.varint(value.length);
        out.content(value, ChunkOutput.BYTES_BASE, value.length);
    }

    void box(Object o, Box box) {
        switch (box) {
            case BOOLEAN -> out.int8((Boolean) o ? 1 : 0);
            case BYTE -> out.int8((Byte) o);
            case SHORT -> out.int16((Short) o);
            case CHARACTER -> out.int16((short) ((Character) o).charValue());
            case INTEGER -> out.int32((Integer) o);
            case LONG -> out.int64((Long) o);
            case FLOAT -> out.int32(Float.floatToRawIntBits((Float) o));
            case DOUBLE -> out.int64(Double.doubleToRawLongBits((Double) o));
            case NONE -> throw new IllegalStateException("no box: " + o.getClass().getName());
        }
    }

    private static Object present(@Nullable Object o) {
        if (o == null) {
            throw new IllegalStateException("a string without its characters");
        }
        return o;
    }
}
