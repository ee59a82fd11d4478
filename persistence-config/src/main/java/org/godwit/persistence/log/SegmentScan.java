package org.godwit.persistence.log;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Reads one segment file from its start at the start of the journal.
final class SegmentScan {

    /// A good record and where it stands.
    record Found(long offset, int bytes, LogRecord record) {}

    /// @param end the offset after the last good record; 0 if not even the header is whole
    /// @param torn whether anything but room allocated ahead stands after it
    record Result(List<Found> records, long end, boolean torn) {}

    private final Path file;
    private final int number;
    private final boolean last;

    /// @param last whether it is the newest segment, the only one that may end in a torn write
    SegmentScan(Path file, int number, boolean last) {
        this.file = file;
        this.number = number;
        this.last = last;
    }

    /// Finds every record. Only what they are about can be used afterwards, not the events in them.
    ///
    /// @throws CorruptJournalException if anything but the tail of the newest segment is damaged
    Result run() throws IOException {
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new CorruptJournalException(
                        file, 0, "it is " + size + " bytes long, more than any segment");
            }
            ByteBuffer in =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
            return headerIsWhole(in) ? records(in) : new Result(List.of(), 0, true);
        }
    }

    private boolean headerIsWhole(ByteBuffer in) throws CorruptJournalException {
        if (!Segment.hasMagic(in)) {
            if (last && laterGroup(in, 0) < 0) {
                return false;
            }
            throw new CorruptJournalException(file, 0, "it does not start as a journal segment");
        }
        int version = in.getInt(Long.BYTES);
        if (version < Segment.OLDEST_FORMAT_VERSION || version > Segment.FORMAT_VERSION) {
            throw new CorruptJournalException(
                    file,
                    0,
                    "its format version is "
                            + version
                            + "; this program reads "
                            + Segment.OLDEST_FORMAT_VERSION
                            + " to "
                            + Segment.FORMAT_VERSION);
        }
        int named = in.getInt(Long.BYTES + Integer.BYTES);
        if (named != number) {
            throw new CorruptJournalException(
                    file, 0, "it is segment " + named + " under a wrong name");
        }
        return true;
    }

    private Result records(ByteBuffer in) throws CorruptJournalException {
        List<Found> found = new ArrayList<>();
        int at = Segment.HEADER_BYTES;
        while (at < in.limit() && RecordFrame.valid(in, at, number, at)) {
            int bytes = RecordFrame.HEADER_BYTES + RecordFrame.bodyLength(in, at);
            try {
                found.add(new Found(at, bytes, LogRecord.decode(RecordFrame.body(in, at))));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptJournalException(file, at, String.valueOf(wrong.getMessage()));
            }
            at += bytes;
        }
        if (at < in.limit()) {
            checkTorn(in, at);
        }
        return new Result(found, at, !zeros(in.position(at)));
    }

    private static boolean zeros(ByteBuffer rest) {
        while (rest.hasRemaining()) {
            if (rest.get() != 0) {
                return false;
            }
        }
        return true;
    }

    private void checkTorn(ByteBuffer in, int at) throws CorruptJournalException {
        if (!last) {
            throw new CorruptJournalException(file, at, "the record does not match its checksum");
        }
        int later = laterGroup(in, at);
        if (later >= 0) {
            throw new CorruptJournalException(
                    file,
                    at,
                    "the record does not match its checksum, and a later write stands at offset "
                            + later);
        }
    }

    /// Where a record stands that was written after the one at `bad` had been forced; -1 if there
    /// is none.
    private int laterGroup(ByteBuffer in, int bad) {
        for (int at = bad + 1; at <= in.limit() - RecordFrame.HEADER_BYTES; at++) {
            // The checksum last: what looks like a record may be anywhere in an event.
            if (in.getInt(at) == RecordFrame.MARKER
                    && RecordFrame.groupStart(in, at) > bad
                    && RecordFrame.valid(in, at, number, at)) {
                return at;
            }
        }
        return -1;
    }
}
