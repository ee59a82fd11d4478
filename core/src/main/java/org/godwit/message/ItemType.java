package org.godwit.message;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The primitive items that messages are made of, one per class of Java array.
enum ItemType {
    BYTE(1, 1),
    SHORT(4, 2),
    INT(4, 4),
    LONG(4, 8),
    FLOAT(4, 4),
    DOUBLE(8, 8);

    /// A call with bytes is padded to this many bytes in XDR.
    static final int XDR_UNIT_BYTES = 4;

    private final int xdrBytes;
    private final int nativeBytes;

    ItemType(int xdrBytes, int nativeBytes) {
        this.xdrBytes = xdrBytes;
        this.nativeBytes = nativeBytes;
    }

    static Optional<ItemType> of(@Nullable Object array) {
        return switch (array) {
            case byte[] _ -> Optional.of(BYTE);
            case short[] _ -> Optional.of(SHORT);
            case int[] _ -> Optional.of(INT);
            case long[] _ -> Optional.of(LONG);
            case float[] _ -> Optional.of(FLOAT);
            case double[] _ -> Optional.of(DOUBLE);
            case null, default -> Optional.empty();
        };
    }

    /// Bytes of one item in a message.
    int bytes(Encoding encoding) {
        return encoding.isXdr() ? xdrBytes : nativeBytes;
    }

    /// Bytes that a call with `items` items takes in a message, padding included.
    long callBytes(Encoding encoding, long items) {
        long bytes = items * bytes(encoding);
        return this == BYTE && encoding.isXdr() ? padded(bytes) : bytes;
    }

    static long padded(long bytes) {
        return (bytes + XDR_UNIT_BYTES - 1) & -XDR_UNIT_BYTES;
    }
}
