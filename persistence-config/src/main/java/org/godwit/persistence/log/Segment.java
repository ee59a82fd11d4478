package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// One file of the journal: a header of 16 bytes (8 of magic, 4 of format version, 4 of segment
/// number), then records. One thread writes; any thread reads what was committed, between
/// [#acquire] and [#release].
final class Segment {

    static final int HEADER_BYTES = 16;

    /// Version 1 had no records with bulk files, and is read like this one.
    static final int FORMAT_VERSION = 2;

    static final int OLDEST_FORMAT_VERSION = 1;

    private static final long MAGIC = 0x474f_4457_4954_4a53L; // GODWITJS
    private static final int TOMBSTONE_BYTES =
            RecordFrame.HEADER_BYTES + 1 + Short.BYTES + 2 * Long.BYTES;
    private static final int ALLOCATION_BYTES = 1 << 20;
    private static final int READ_BYTES = 256 << 10;
    private static final ByteBuffer ZEROS =
            ByteBuffer.allocateDirect(ALLOCATION_BYTES).asReadOnlyBuffer();

    private final int number;
    private final Path file;
    private final FileChannel channel;
    private final Disk disk;
    private final AtomicInteger holders = new AtomicInteger(1);

    /// Records with events that can be read. The log's lock guards this, and the tombstones.
    int liveRecords;

    private final Set<String> tombstones = new HashSet<>();
    private long tombstoneBytes;

    private long end;
    private long allocated;

    private Segment(int number, Path file, FileChannel channel, Disk disk, long end) {
        this.number = number;
        this.file = file;
        this.channel = channel;
        this.disk = disk;
        this.end = end;
        this.allocated = end;
    }

    static Path file(Path directory, int number) {
        return directory.resolve("%08d.journal".formatted(number));
    }

    /// Makes a file with a header, or none.
    static Segment create(Path directory, int number, Disk disk) throws IOException {
        Path file = file(directory, number);
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        Segment segment = new Segment(number, file, channel, disk, 0);
        try {
            segment.append(header(number));
            return segment;
        } catch (IOException failure) {
            segment.remove();
            throw failure;
        }
    }

    /// Opens a file that was scanned up to `end`; what stands after it is cut off.
    static Segment open(Path file, int number, long end, Disk disk) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.size() > end) {
            channel.truncate(end);
            channel.force(true);
        }
        return new Segment(number, file, channel, disk, end);
    }

    static ByteBuffer header(int number) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putLong(MAGIC)
                .putInt(FORMAT_VERSION)
                .putInt(number)
                .flip();
    }

    static boolean hasMagic(ByteBuffer in) {
        return in.limit() >= HEADER_BYTES && in.getLong(0) == MAGIC;
    }

    int number() {
        return number;
    }

    Path file() {
        return file;
    }

    long end() {
        return end;
    }

    /// Appends what the buffer holds, without forcing it.
    void append(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            end += disk.write(channel, bytes, end);
        }
    }

    /// Makes room on the disk, so that a later force need not write the file's length (a quarter of
    /// its time). Where there is no more room, there may still be enough for what is to be written.
    void allocate(long upTo) {
        try {
            while (allocated < upTo) {
                allocated = Math.max(allocated, end);
                ByteBuffer zeros = ZEROS.duplicate();
                while (zeros.hasRemaining()) {
                    allocated += disk.write(channel, zeros, allocated);
                }
            }
        } catch (IOException _) {
            // whatever is to be written finds out
        }
    }

    /// @throws UnforcedException if what was written may not be on the disk
    void force() throws IOException {
        force(false);
    }

    private void force(boolean metaData) throws IOException {
        try {
            disk.force(channel, metaData);
        } catch (IOException e) {
            throw new UnforcedException(file, e);
        }
    }

    /// Takes back what was appended behind `good`.
    void cutBack(long good, boolean force) throws IOException {
        channel.truncate(good);
        end = good;
        allocated = good;
        if (force) {
            force(true);
        }
    }

    /// No more will be written: cuts off what was allocated ahead.
    void finish(boolean force) throws IOException {
        channel.truncate(end);
        if (force) {
            force(true);
        }
    }

    /// Reads one record and checks it.
    ByteBuffer read(long offset, int bytes) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(bytes);
        while (record.hasRemaining()) {
            int at = record.position();
            // the JDK reads into a buffer of its own, which stays small and warm so
            ByteBuffer part = record.slice(at, Math.min(record.remaining(), READ_BYTES));
            int count = channel.read(part, offset + at);
            if (count < 0) {
                throw new CorruptJournalException(file, offset, "the file ends inside a record");
            }
            record.position(at + count);
        }
        record.flip();
        if (!RecordFrame.valid(record, 0, number, offset)) {
            throw new CorruptJournalException(
                    file, offset, "the record does not match its checksum");
        }
        return RecordFrame.body(record, 0);
    }

    /// Whose newest tombstone stands here.
    Set<String> tombstones() {
        return tombstones;
    }

    /// About what the tombstones take.
    long tombstoneBytes() {
        return tombstoneBytes;
    }

    void addTombstone(String id) {
        if (tombstones.add(id)) {
            tombstoneBytes += TOMBSTONE_BYTES + id.length();
        }
    }

    void removeTombstone(String id) {
        if (tombstones.remove(id)) {
            tombstoneBytes -= TOMBSTONE_BYTES + id.length();
        }
    }

    void acquire() {
        holders.incrementAndGet();
    }

    void release() throws IOException {
        if (holders.decrementAndGet() == 0) {
            channel.close();
        }
    }

    /// Removes the file; readers that hold it may finish.
    void remove() throws IOException {
        Files.deleteIfExists(file);
        release();
    }
}
