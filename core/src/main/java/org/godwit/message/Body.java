package org.godwit.message;

import java.util.Arrays;

/// The bytes of a message with their encoding. Immutable by discipline: whoever makes a body never
/// again changes bytes `[0, length)` of the array, so bodies are handed between tasks of one host
/// without a copy. (A pack buffer may go on appending behind `length`.)
///
/// @param bytes backing array, at least `length` long; not to be modified
/// @param length how many bytes count
public record Body(Encoding encoding, byte[] bytes, int length) {

    public static final Body EMPTY = new Body(Encoding.DEFAULT, new byte[0], 0);

    public Body {
        if (length < 0 || length > bytes.length) {
            throw new IllegalArgumentException("length must be 0.." + bytes.length + ": " + length);
        }
    }

    /// A body over the whole array, which the caller gives away.
    public static Body of(Encoding encoding, byte[] bytes) {
        return new Body(encoding, bytes, bytes.length);
    }

    /// The bytes that count, as an array of exactly that length (the backing array if it fits).
    public byte[] exactBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Body b
                && encoding == b.encoding
                && Arrays.equals(bytes, 0, length, b.bytes, 0, b.length);
    }

    @Override
    public int hashCode() {
        int h = encoding.hashCode();
        for (int i = 0; i < length; i++) {
            h = 31 * h + bytes[i];
        }
        return h;
    }

    @Override
    public String toString() {
        return encoding + "[" + length + " bytes]";
    }
}
