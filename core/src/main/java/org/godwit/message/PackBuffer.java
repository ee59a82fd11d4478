package org.godwit.message;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A message being packed. It only grows: a [Body] taken from it stays as it is, whatever is packed
/// later. Counts and strides are in items; an offset is an array index. An array that is too short
/// for what a call asks, or missing, is [PackResult#BAD_PARAM] and packs nothing. Not thread-safe.
///
/// With [Encoding#IN_PLACE] it keeps references to the arrays and reads them each time a body is
/// taken.
public final class PackBuffer {

    /// The longest body, in bytes: a little less than the longest Java array.
    public static final int BYTES_MAX = Integer.MAX_VALUE - 8;

    private static final int FIRST_CAPACITY_BYTES = 64;
    private static final byte[] NONE = new byte[0];

    private record Piece(Object array, Span span) {}

    private final Encoding encoding;
    private final List<Piece> pieces = new ArrayList<>();
    private byte[] bytes = NONE;
    private int length;

    /// How much of `bytes` this buffer may write; less than its length when it belongs to a body.
    private int capacity;

    private long pieceBytes;
    private boolean begun;

    public PackBuffer(Encoding encoding) {
        this.encoding = encoding;
    }

    /// Goes on behind an existing body, which is copied before the first byte is added.
    public static PackBuffer after(Body body) {
        PackBuffer buffer = new PackBuffer(body.encoding());
        buffer.bytes = body.bytes();
        buffer.length = body.length();
        buffer.capacity = body.length();
        return buffer;
    }

    public Encoding encoding() {
        return encoding;
    }

    /// Whether anything was packed, if only nothing.
    public boolean hasBegun() {
        return begun;
    }

    /// Bytes packed so far; arrays kept by reference do not count (as in PVM).
    public int length() {
        return length;
    }

    public PackResult packBytes(byte @Nullable [] from, int offset, int count, int stride) {
        return pack(from, new Span(offset, count, stride, 1));
    }

    public PackResult packShorts(short @Nullable [] from, int offset, int count, int stride) {
        return pack(from, new Span(offset, count, stride, 1));
    }

    public PackResult packInts(int @Nullable [] from, int offset, int count, int stride) {
        return pack(from, new Span(offset, count, stride, 1));
    }

    /// In [Encoding#DEFAULT] the upper 32 bits are lost without an error, as in PVM 3.4.
    public PackResult packLongs(long @Nullable [] from, int offset, int count, int stride) {
        return pack(from, new Span(offset, count, stride, 1));
    }

    public PackResult packFloats(float @Nullable [] from, int offset, int count, int stride) {
        return pack(from, new Span(offset, count, stride, 1));
    }

    public PackResult packDoubles(double @Nullable [] from, int offset, int count, int stride) {
        return pack(from, new Span(offset, count, stride, 1));
    }

    /// Complex numbers of two floats each; `count` and `stride` are in complex numbers.
    public PackResult packComplexes(float @Nullable [] from, int offset, int count, int stride) {
        return pack(from, new Span(offset, count, stride, 2));
    }

    /// Complex numbers of two doubles each; `count` and `stride` are in complex numbers.
    public PackResult packComplexes(double @Nullable [] from, int offset, int count, int stride) {
        return pack(from, new Span(offset, count, stride, 2));
    }

    /// The length in bytes (with a closing NUL) as an int, then the bytes: ISO 8859-1 if the string
    /// fits, else UTF-8. A string ends at its first NUL.
    public PackResult packString(String s) {
        if (encoding == Encoding.IN_PLACE) {
            return PackResult.NOT_IMPLEMENTED;
        }
        return packText(s);
    }

    /// The same in every encoding, as pvm_packf does.
    public PackResult packText(String s) {
        byte[] text = Text.encode(s);
        if (encoding != Encoding.IN_PLACE
                && !reserve(Integer.BYTES + ItemType.BYTE.callBytes(encoding, text.length))) {
            return PackResult.NO_MEMORY;
        }
        packInts(new int[] {text.length}, 0, 1, 1);
        return packBytes(text, 0, text.length, 1);
    }

    /// Adds the bytes of a body as they are, without padding; what they mean is up to the caller.
    public PackResult append(Body body) {
        if (encoding == Encoding.IN_PLACE) {
            return packBytes(body.exactBytes(), 0, body.length(), 1);
        }
        if (!reserve(body.length())) {
            return PackResult.NO_MEMORY;
        }
        System.arraycopy(body.bytes(), 0, bytes, length, body.length());
        length += body.length();
        return PackResult.OK;
    }

    private PackResult pack(@Nullable Object array, Span span) {
        if (span.count() < 0) {
            return PackResult.BAD_PARAM;
        }
        if (encoding == Encoding.IN_PLACE && span.stride() != 1) {
            return PackResult.NOT_IMPLEMENTED;
        }
        if (!span.fits(array)) {
            return PackResult.BAD_PARAM;
        }
        begun = true;
        if (span.count() == 0 || array == null) {
            return PackResult.OK;
        }
        long added = ItemType.of(array).orElseThrow().callBytes(encoding, span.elements());
        if (encoding == Encoding.IN_PLACE) {
            return keep(new Piece(array, span), added);
        }
        if (!reserve(added)) {
            return PackResult.NO_MEMORY;
        }
        ItemWriter.write(bytes, length, encoding, array, span);
        length += (int) added;
        return PackResult.OK;
    }

    private PackResult keep(Piece piece, long added) {
        if (pieceBytes + added > BYTES_MAX) {
            return PackResult.NO_MEMORY;
        }
        pieces.add(piece);
        pieceBytes += added;
        return PackResult.OK;
    }

    /// Makes room behind `length`. Bytes there are always zero, which is what pads.
    private boolean reserve(long added) {
        long needed = length + added;
        if (needed > BYTES_MAX) {
            return false;
        }
        if (needed > capacity) {
            long doubled = Math.max(FIRST_CAPACITY_BYTES, Math.min(BYTES_MAX, 2L * capacity));
            byte[] larger = new byte[(int) Math.max(needed, doubled)];
            System.arraycopy(bytes, 0, larger, 0, length);
            bytes = larger;
            capacity = larger.length;
        }
        return true;
    }

    /// What has been packed so far. Without a copy, except that arrays kept by reference are read
    /// now and laid out as [Encoding#RAW].
    public Body body() {
        if (encoding != Encoding.IN_PLACE) {
            return new Body(encoding, bytes, length);
        }
        byte[] laidOut = new byte[(int) pieceBytes];
        int at = 0;
        for (Piece piece : pieces) {
            ItemWriter.write(laidOut, at, Encoding.RAW, piece.array(), piece.span());
            ItemType type = ItemType.of(piece.array()).orElseThrow();
            at += (int) type.callBytes(Encoding.RAW, piece.span().elements());
        }
        return Body.of(Encoding.RAW, laidOut);
    }

    @Override
    public String toString() {
        return encoding + "[" + length + " bytes, " + pieces.size() + " arrays in place]";
    }
}
