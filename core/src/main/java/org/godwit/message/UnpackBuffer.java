package org.godwit.message;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Reads a [Body] from its start. Messages carry no types: reading another type than was packed
/// yields whatever the bytes mean. Counts and strides are in items; an offset is an array index.
///
/// A call that asks for more than there is delivers the whole items that are there (and the bytes
/// of a last one that is cut off), moves to the end and answers [PackResult#NO_DATA]. An array that
/// is missing or too short for what the call asks is [PackResult#BAD_PARAM] and moves nothing. Not
/// thread-safe.
public final class UnpackBuffer {

    private final Body body;

    /// How bytes are laid out: [Encoding#DEFAULT] or [Encoding#RAW].
    private final Encoding layout;

    private int position;

    public UnpackBuffer(Body body) {
        this(body, 0);
    }

    /// @param position where to go on reading, in bytes from the start, at most the body's length
    public UnpackBuffer(Body body, int position) {
        if (position < 0 || position > body.length()) {
            throw new IllegalArgumentException(
                    "position must be 0.." + body.length() + ": " + position);
        }
        this.body = body;
        this.layout = body.encoding().isXdr() ? Encoding.DEFAULT : Encoding.RAW;
        this.position = position;
    }

    public Body body() {
        return body;
    }

    /// The next byte to be read.
    public int position() {
        return position;
    }

    public int remaining() {
        return body.length() - position;
    }

    public PackResult unpackBytes(byte @Nullable [] into, int offset, int count, int stride) {
        return unpack(ItemType.BYTE, into, new Span(offset, count, stride, 1));
    }

    public PackResult unpackShorts(short @Nullable [] into, int offset, int count, int stride) {
        return unpack(ItemType.SHORT, into, new Span(offset, count, stride, 1));
    }

    public PackResult unpackInts(int @Nullable [] into, int offset, int count, int stride) {
        return unpack(ItemType.INT, into, new Span(offset, count, stride, 1));
    }

    /// In [Encoding#DEFAULT] the 32 bits are taken as unsigned, as in PVM 3.4: -1 becomes
    /// 4294967295.
    public PackResult unpackLongs(long @Nullable [] into, int offset, int count, int stride) {
        return unpack(ItemType.LONG, into, new Span(offset, count, stride, 1));
    }

    public PackResult unpackFloats(float @Nullable [] into, int offset, int count, int stride) {
        return unpack(ItemType.FLOAT, into, new Span(offset, count, stride, 1));
    }

    public PackResult unpackDoubles(double @Nullable [] into, int offset, int count, int stride) {
        return unpack(ItemType.DOUBLE, into, new Span(offset, count, stride, 1));
    }

    /// Complex numbers of two floats each; `count` and `stride` are in complex numbers.
    public PackResult unpackComplexes(float @Nullable [] into, int offset, int count, int stride) {
        return unpack(ItemType.FLOAT, into, new Span(offset, count, stride, 2));
    }

    /// Complex numbers of two doubles each; `count` and `stride` are in complex numbers.
    public PackResult unpackComplexes(double @Nullable [] into, int offset, int count, int stride) {
        return unpack(ItemType.DOUBLE, into, new Span(offset, count, stride, 2));
    }

    /// The next string, or empty if there is no whole one; then the position is at the end.
    public Optional<String> unpackString() {
        int[] length = new int[1];
        if (unpackInts(length, 0, 1, 1) != PackResult.OK) {
            return Optional.empty();
        }
        long taken = ItemType.BYTE.callBytes(layout, Integer.toUnsignedLong(length[0]));
        if (taken > remaining()) {
            position = body.length();
            return Optional.empty();
        }
        String s = Text.decode(body.bytes(), position, length[0]);
        position += (int) taken;
        return Optional.of(s);
    }

    private PackResult unpack(ItemType type, @Nullable Object array, Span span) {
        if (!span.fits(array)) {
            return PackResult.BAD_PARAM;
        }
        if (span.count() == 0 || array == null) {
            return PackResult.OK;
        }
        long wanted = span.elements();
        int there = (int) Math.min(wanted, remaining() / type.bytes(layout));
        ItemReader.read(body.bytes(), position, layout, array, span, there);
        int at = position + there * type.bytes(layout);
        if (there < wanted && at < body.length()) {
            int part = body.length() - at;
            ItemReader.readPart(body.bytes(), at, part, layout, array, span.index(there));
        }
        long after = position + type.callBytes(layout, wanted);
        position = (int) Math.min(after, body.length());
        return there < wanted ? PackResult.NO_DATA : PackResult.OK;
    }
}
