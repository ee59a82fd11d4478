package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Appends records to the newest segment and forces them. Used by one thread.
final class LogWriter {

    private static final int BUFFER_BYTES = 1 << 20;

    private final LogDirectory directory;
    private final FsyncMode fsync;
    private final Disk disk;
    private final int segmentBytes;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final List<Segment> started = new ArrayList<>();

    private Segment segment;
    private long groupStart;

    /// Where the last group ended.
    private Segment good;

    private long goodEnd;

    /// @param segment to go on with
    LogWriter(
            LogDirectory directory, FsyncMode fsync, Disk disk, int segmentBytes, Segment segment) {
        this.directory = directory;
        this.fsync = fsync;
        this.disk = disk;
        this.segmentBytes = segmentBytes;
        this.segment = segment;
        this.groupStart = segment.end();
        this.good = segment;
        this.goodEnd = groupStart;
    }

    /// Starts a segment, with its name on the disk.
    static Segment start(LogDirectory directory, FsyncMode fsync, Disk disk, int number)
            throws IOException {
        Segment segment = Segment.create(directory.path(), number, disk);
        try {
            if (fsync == FsyncMode.EVERY_COMMIT) {
                segment.force();
                directory.force();
            }
            return segment;
        } catch (IOException failure) {
            segment.remove();
            throw failure;
        }
    }

    /// Where a record was put.
    record Written(Segment segment, long offset, int bytes) {}

    Written write(LogRecord record) throws IOException {
        List<ByteBuffer> pieces = record.encode(RecordFrame.HEADER_BYTES);
        int size = Math.toIntExact(Gathering.bytes(pieces));
        if (position() > Segment.HEADER_BYTES && position() + size > segmentBytes) {
            roll();
        }
        long offset = position();
        RecordFrame.seal(pieces, segment.number(), offset, groupStart);
        for (ByteBuffer piece : pieces) {
            put(piece.duplicate());
        }
        return new Written(segment, offset, size);
    }

    private long position() {
        return segment.end() + buffer.position();
    }

    private void put(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            int part = Math.min(bytes.remaining(), buffer.remaining());
            buffer.put(bytes.slice(bytes.position(), part));
            bytes.position(bytes.position() + part);
        }
    }

    private void drain() throws IOException {
        // more than is allocated at a time is not worth writing twice
        if (fsync == FsyncMode.EVERY_COMMIT && buffer.hasRemaining()) {
            segment.allocate(position());
        }
        segment.append(buffer.flip());
        buffer.clear();
    }

    private void roll() throws IOException {
        drain();
        segment.finish(fsync == FsyncMode.EVERY_COMMIT);
        segment = start(directory, fsync, disk, segment.number() + 1);
        started.add(segment);
        groupStart = segment.end();
    }

    /// Ends the group: everything written since the last call is on the disk, as far as the mode
    /// promises.
    ///
    /// @return the segments that were started for it
    List<Segment> commit() throws IOException {
        drain();
        if (fsync == FsyncMode.EVERY_COMMIT) {
            segment.force();
        }
        groupStart = segment.end();
        good = segment;
        goodEnd = groupStart;
        List<Segment> fresh = List.copyOf(started);
        started.clear();
        return fresh;
    }

    /// Takes back everything that was written since the last group, whole or in part. To be called
    /// again if it fails.
    void rollBack() throws IOException {
        buffer.clear();
        while (!started.isEmpty()) {
            started.getLast().remove();
            started.removeLast();
        }
        segment = good;
        good.cutBack(goodEnd, fsync == FsyncMode.EVERY_COMMIT);
        groupStart = goodEnd;
    }

    /// Cuts off what was allocated ahead.
    void close() throws IOException {
        segment.finish(fsync == FsyncMode.EVERY_COMMIT);
    }
}
