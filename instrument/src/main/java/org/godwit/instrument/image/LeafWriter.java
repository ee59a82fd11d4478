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

    void box(Object box) {
        switch (box) {
            case Boolean b -> out.int8(b ? 1 : 0);
            case Byte b -> out.int8(b);
            case Short s -> out.int16(s);
            case Character c -> out.int16((short) c.charValue());
            case Integer i -> out.int32(i);
            case Long l -> out.int64(l);
            case Float f -> out.int32(Float.floatToRawIntBits(f));
            case Double d -> out.int64(Double.doubleToRawLongBits(d));
            default -> throw new IllegalStateException("no box: " + box.getClass().getName());
        }
    }

    private static Object present(@Nullable Object o) {
        if (o == null) {
            throw new IllegalStateException("a string without its characters");
        }
        return o;
    }
}
