package org.godwit.instrument.image;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;

/// Reads objects that refer to no others; the reverse of [LeafWriter].
final class LeafReader {

    private static final byte LATIN1 = 0;
    private static final byte UTF16 = 1;

    private final ChunkInput in;

    LeafReader(ChunkInput in) {
        this.in = in;
    }

    /// @param owed bytes of the image that are spoken for
    Object numbers(ClassLayout layout, long owed) {
        int length = in.varint();
        long bytes = (long) length * layout.arrayScale;
        checkRoom(bytes, owed, layout.type.getName(), length);
        Object array = Internals.allocateArray(layout.component(), length);
        in.content(array, layout.arrayBase, bytes);
        if (array instanceof boolean[]) {
            checkBooleans(array, length);
        }
        return array;
    }

    String string(long owed) {
        int coder = in.int8();
        int length = in.varint();
        checkRoom(length, owed, "java.lang.String", length);
        if ((coder != LATIN1 && coder != UTF16) || (coder == UTF16 && length % 2 != 0)) {
            throw in.damaged("no string: coder " + coder + ", " + length + " bytes");
        }
        byte[] value = Internals.allocateBytes(length);
        in.content(value, ChunkOutput.BYTES_BASE, length);
        try {
            Object s = Internals.allocate(String.class);
            Internals.putReference(s, LeafWriter.STRING_VALUE, value);
            Internals.putInt8(s, LeafWriter.STRING_CODER, (byte) coder);
            VarHandle.releaseFence();
            return (String) s;
        } catch (InstantiationException e) {
            throw new IllegalStateException(e);
        }
    }

    Object box(Box box) {
        return switch (box) {
            case BOOLEAN -> bool();
            case BYTE -> (byte) in.int8();
            case SHORT -> in.int16();
            case CHARACTER -> (char) in.int16();
            case INTEGER -> in.int32();
            case LONG -> in.int64();
            case FLOAT -> Float.intBitsToFloat(in.int32());
            case DOUBLE -> Double.longBitsToDouble(in.int64());
            case NONE -> throw new IllegalStateException("no box");
        };
    }

    /// A boolean; any other byte than 0 and 1 would be neither true nor false to the JVM.
    boolean bool() {
        int value = in.int8();
        if (value != 0 && value != 1) {
            throw in.damaged("no boolean: " + value);
        }
        return value == 1;
    }

    Object text(Class<?> type, long owed) {
        TextForm form = TextForm.of(type);
        String text = string(owed);
        if (form == null) {
            throw new IllegalStateException("no text: " + type.getName());
        }
        try {
            return form.read().apply(text);
        } catch (RuntimeException e) {
            throw in.damaged("no " + type.getName() + ": " + text);
        }
    }

    void checkRoom(long bytes, long owed, String type, int length) {
        if (bytes > in.left() - owed) {
            throw in.damaged(
                    type + " of length " + length + " takes too many bytes for what is left");
        }
    }

    private void checkBooleans(Object array, int length) {
        long base = Internals.arrayBase(boolean[].class);
        int all = 0;
        for (int i = 0; i < length; i++) {
            all |= Internals.int8(array, base + i);
        }
        if ((all & ~1) != 0) {
            throw in.damaged("no booleans in " + Array.getLength(array) + " of them");
        }
    }
}
