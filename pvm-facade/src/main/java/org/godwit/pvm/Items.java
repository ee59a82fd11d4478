package org.godwit.pvm;

import org.godwit.message.PackBuffer;
import org.godwit.message.UnpackBuffer;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.util.Optional;

/// The array of a collective call. Offsets and counts are in items; a complex number is one.
record Items(Object array, boolean complex) {

    /// What is wrong with a type code: collective calls know fewer types than messages.
    static int checkType(int code) {
        return switch (code) {
            case Pvm.PVM_STR -> Pvm.PvmNotImpl;
            case Pvm.PVM_BYTE,
                    Pvm.PVM_SHORT,
                    Pvm.PVM_INT,
                    Pvm.PVM_FLOAT,
                    Pvm.PVM_CPLX,
                    Pvm.PVM_DOUBLE,
                    Pvm.PVM_DCPLX,
                    Pvm.PVM_LONG ->
                    Pvm.PvmOk;
            default -> Pvm.PvmBadParam;
        };
    }

    /// The array for `count` items of a type, empty if it is none or too short.
    static Optional<Items> of(int code, @Nullable Object array, long count) {
        Optional<DataType> type = DataType.ofCode(code);
        if (array == null || type.isEmpty() || !type.get().array().isInstance(array)) {
            return Optional.empty();
        }
        Items items = new Items(array, type.get().complex());
        return Array.getLength(array) >= count * items.width()
                ? Optional.of(items)
                : Optional.empty();
    }

    private int width() {
        return complex ? 2 : 1;
    }

    /// A new array of the same kind.
    Items fresh(int count) {
        Class<?> item = array.getClass().getComponentType();
        return new Items(Array.newInstance(item, count * width()), complex);
    }

    void pack(PackBuffer to, int offset, int count) {
        int at = offset * width();
        int elements = count * width();
        switch (array) {
            case byte[] a -> to.packBytes(a, at, elements, 1);
            case short[] a -> to.packShorts(a, at, elements, 1);
            case int[] a -> to.packInts(a, at, elements, 1);
            case long[] a -> to.packLongs(a, at, elements, 1);
            case float[] a -> to.packFloats(a, at, elements, 1);
            case double[] a -> to.packDoubles(a, at, elements, 1);
            default -> throw new IllegalArgumentException("not an array of items: " + array);
        }
    }

    void unpack(UnpackBuffer from, int offset, int count) {
        int at = offset * width();
        int elements = count * width();
        switch (array) {
            case byte[] a -> from.unpackBytes(a, at, elements, 1);
            case short[] a -> from.unpackShorts(a, at, elements, 1);
            case int[] a -> from.unpackInts(a, at, elements, 1);
            case long[] a -> from.unpackLongs(a, at, elements, 1);
            case float[] a -> from.unpackFloats(a, at, elements, 1);
            case double[] a -> from.unpackDoubles(a, at, elements, 1);
            default -> throw new IllegalArgumentException("not an array of items: " + array);
        }
    }

    /// Without a detour over a message: longs stay whole.
    void copyTo(Items other, int from, int to, int count) {
        System.arraycopy(array, from * width(), other.array, to * width(), count * width());
    }
}
