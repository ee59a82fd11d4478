package org.godwit.persistence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What a segment is made of.
sealed interface LogRecord {

    /// The persistence id that it is about.
    String id();

    /// Events, all or none of which were written.
    record Written(String id, EventBatch batch) implements LogRecord {}

    /// The events up to `upTo` are deleted; sequence numbers up to `highest` had been given when
    /// this was written.
    record Erased(String id, long upTo, long highest) implements LogRecord {}

    byte WRITTEN = 1;
    byte ERASED = 2;

    /// The body of a record, after `gap` bytes left for its header.
    default ByteBuffer encode(int gap) {
        byte[] name = id().getBytes(StandardCharsets.UTF_8);
        int head = gap + 1 + Short.BYTES + name.length;
        return switch (this) {
            case Written(String _, EventBatch batch) -> {
                ByteBuffer out = ByteBuffer.allocate(head + batch.size()).position(gap);
                batch.write(out.put(WRITTEN).putShort((short) name.length).put(name));
                yield out.flip();
            }
            case Erased(String _, long upTo, long highest) ->
                    ByteBuffer.allocate(head + 2 * Long.BYTES)
                            .position(gap)
                            .put(ERASED)
                            .putShort((short) name.length)
                            .put(name)
                            .putLong(upTo)
                            .putLong(highest)
                            .flip();
        };
    }

    /// Reads a body, the checksum of which was right.
    ///
    /// @throws IllegalArgumentException if it is none
    static LogRecord decode(ByteBuffer body) {
        if (body.remaining() < 1 + Short.BYTES) {
            throw new IllegalArgumentException("record of " + body.remaining() + " bytes");
        }
        byte kind = body.get();
        int length = Short.toUnsignedInt(body.getShort());
        if (length > body.remaining()) {
            throw new IllegalArgumentException(
                    "persistence id of " + length + " bytes in a shorter record");
        }
        byte[] name = new byte[length];
        body.get(name);
        String id = new String(name, StandardCharsets.UTF_8);
        if (kind == WRITTEN) {
            return new Written(id, EventBatch.read(body));
        }
        if (kind == ERASED && body.remaining() == 2 * Long.BYTES) {
            return new Erased(id, body.getLong(), body.getLong());
        }
        throw new IllegalArgumentException(
                "record of kind " + kind + " with " + body.remaining() + " bytes");
    }
}
