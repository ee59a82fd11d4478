package org.godwit.persistence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a segment is made of.
sealed interface LogRecord {

    /// The persistence id that it is about.
    String id();

    /// Events, all or none of which were written.
    ///
    /// @param files that they refer to
    record Written(String id, EventBatch batch, List<BulkFile> files) implements LogRecord {}

    /// The events up to `upTo` are deleted; sequence numbers up to `highest` had been given when
    /// this was written.
    record Erased(String id, long upTo, long highest) implements LogRecord {}

    byte WRITTEN = 1;
    byte ERASED = 2;

    /// [#WRITTEN] with files: these stand before the events.
    byte WRITTEN_WITH_FILES = 3;

    /// The body of a record, in pieces, the first one after `gap` bytes left for its header.
    default List<ByteBuffer> encode(int gap) {
        byte[] name = id().getBytes(StandardCharsets.UTF_8);
        int head = gap + 1 + Short.BYTES + name.length;
        return switch (this) {
            case Written(String _, EventBatch batch, List<BulkFile> files) -> {
                List<ByteBuffer> pieces = new ArrayList<>();
                if (files.isEmpty()) {
                    pieces.add(start(head, gap, WRITTEN, name).flip());
                } else {
                    ByteBuffer list = BulkFile.encoded(files);
                    pieces.add(
                            start(head + list.remaining(), gap, WRITTEN_WITH_FILES, name)
                                    .put(list)
                                    .flip());
                }
                pieces.addAll(batch.encoded());
                yield pieces;
            }
            case Erased(String _, long upTo, long highest) ->
                    List.of(
                            start(head + 2 * Long.BYTES, gap, ERASED, name)
                                    .putLong(upTo)
                                    .putLong(highest)
                                    .flip());
        };
    }

    private static ByteBuffer start(int bytes, int gap, byte kind, byte[] name) {
        return ByteBuffer.allocate(bytes)
                .position(gap)
                .put(kind)
                .putShort((short) name.length)
                .put(name);
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
            return new Written(id, EventBatch.read(body), List.of());
        }
        if (kind == WRITTEN_WITH_FILES) {
            List<BulkFile> files = BulkFile.read(body);
            return new Written(id, EventBatch.read(body), files);
        }
        if (kind == ERASED && body.remaining() == 2 * Long.BYTES) {
            return new Erased(id, body.getLong(), body.getLong());
        }
        throw new IllegalArgumentException(
                "record of kind " + kind + " with " + body.remaining() + " bytes");
    }
}
