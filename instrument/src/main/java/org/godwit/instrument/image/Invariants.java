package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;

/// Checks what constructors would have: objects whose methods run on unchecked machine code, which
/// a damaged one would lead beyond its array.
final class Invariants {

    private static final Class<?> BUILDER = HashTables.named("java.lang.AbstractStringBuilder");
    private static final long BUILDER_VALUE = Internals.offset(BUILDER, "value");
    private static final long BUILDER_CODER = Internals.offset(BUILDER, "coder");
    private static final long BUILDER_COUNT = Internals.offset(BUILDER, "count");
    private static final long MAGNITUDE = Internals.offset(BigInteger.class, "mag");
    private static final long SIGN = Internals.offset(BigInteger.class, "signum");

    private Invariants() {}

    static void stringBuilder(Object builder) {
        int coder = Internals.int8(builder, BUILDER_CODER);
        int count = Internals.int32(builder, BUILDER_COUNT);
        byte @Nullable [] value = (byte[]) Internals.reference(builder, BUILDER_VALUE);
        if (value == null || coder >> 1 != 0 || count < 0 || count > value.length >> coder) {
            throw ChunkInput.refusal("a StringBuilder of " + count + " characters");
        }
    }

    static void bigInteger(Object number) {
        int sign = Internals.int32(number, SIGN);
        int @Nullable [] magnitude = (int[]) Internals.reference(number, MAGNITUDE);
        if (magnitude == null
                || sign < -1
                || sign > 1
                || (sign == 0) != (magnitude.length == 0)
                || (magnitude.length > 0 && magnitude[0] == 0)) {
            throw ChunkInput.refusal("a BigInteger of sign " + sign);
        }
    }
}
