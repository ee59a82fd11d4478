package org.godwit.persistence.log;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/// The header before each record of a segment, 20 bytes, big-endian:
///
/// | offset | bytes | |
/// |---|---|---|
/// | 0 | 4 | marker `G J R` and the format version, 1 |
/// | 4 | 4 | length of the body |
/// | 8 | 8 | where in the segment its group starts: records forced to disk together |
/// | 16 | 4 | CRC32C of segment number, offset of the record, the two fields before, and the body |
///
/// The place is part of the checksum, so that a copy of a record inside an event is not taken for
/// one. The group tells a torn write, after which nothing of a later group can stand, from damage
/// to what was acknowledged.
final class RecordFrame {

    static final int HEADER_BYTES = 20;
    static final int MARKER = ('G' << 24) | ('J' << 16) | ('R' << 8) | 1;

    private static final int LENGTH = 4;
    private static final int GROUP = 8;
    private static final int CHECKSUM = 16;

    private RecordFrame() {}

    /// Fills in the header of a record that is to stand at an offset.
    ///
    /// @param record in pieces, the first of which begins with room for the header
    static void seal(List<ByteBuffer> record, int segment, long offset, long groupStart) {
        ByteBuffer head = record.getFirst();
        int length = Math.toIntExact(Gathering.bytes(record) - HEADER_BYTES);
        head.putInt(0, MARKER).putInt(LENGTH, length).putLong(GROUP, groupStart);
        CRC32C crc = checksum(head, 0, segment, offset);
        crc.update(head.slice(HEADER_BYTES, head.limit() - HEADER_BYTES));
        record.stream().skip(1).map(ByteBuffer::duplicate).forEach(crc::update);
        head.putInt(CHECKSUM, (int) crc.getValue());
    }

    /// Whether a whole, undamaged record stands at `at` in the buffer, which is `offset` in the
    /// segment.
    static boolean valid(ByteBuffer in, int at, int segment, long offset) {
        if (in.limit() - at < HEADER_BYTES || in.getInt(at) != MARKER) {
            return false;
        }
        int length = bodyLength(in, at);
        return length > 0
                && length <= in.limit() - at - HEADER_BYTES
                && in.getInt(at + CHECKSUM) == checksum(in, at, length, segment, offset);
    }

    static int bodyLength(ByteBuffer in, int at) {
        return in.getInt(at + LENGTH);
    }

    static long groupStart(ByteBuffer in, int at) {
        return in.getLong(at + GROUP);
    }

    static ByteBuffer body(ByteBuffer in, int at) {
        return in.slice(at + HEADER_BYTES, bodyLength(in, at));
    }

    private static int checksum(ByteBuffer in, int at, int length, int segment, long offset) {
        CRC32C crc = checksum(in, at, segment, offset);
        crc.update(in.slice(at + HEADER_BYTES, length));
        return (int) crc.getValue();
    }

    /// Of all but the body.
    private static CRC32C checksum(ByteBuffer in, int at, int segment, long offset) {
        CRC32C crc = new CRC32C();
        crc.update(
                ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                        .putInt(segment)
                        .putLong(offset)
                        .flip());
        crc.update(in.slice(at + LENGTH, CHECKSUM - LENGTH));
        return crc;
    }
}
