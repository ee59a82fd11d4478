package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A journal in a directory. One thread calls [#append], [#erase] and [#commit]; any thread may
/// read, and sees what was committed. After an [IOException] from one of the three nothing more can
/// be written: what is on the disk is not known, and opening the directory again finds out.
public final class EventLog implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EventLog.class.getName());

    private final LogDirectory directory;
    private final JournalLimits limits;
    private final LogIndex index;
    private final LogWriter writer;
    private final RecentRecords recent;
    private final LogReader reader;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<Entry> group = new ArrayList<>();

    private long bytes;

    private record Entry(LogRecord record, LogWriter.Written written) {}

    private EventLog(
            LogDirectory directory, JournalLimits limits, LogIndex index, LogWriter writer) {
        this.directory = directory;
        this.limits = limits;
        this.index = index;
        this.writer = writer;
        this.recent = new RecentRecords(limits.recentBytes());
        this.reader = new LogReader(index, recent, lock.readLock());
        this.bytes = index.status().bytes();
    }

    /// Opens the journal of a directory, or makes one. Reads every segment; cuts off a torn write
    /// at the end of the newest one, none of which was acknowledged.
    ///
    /// @throws CorruptJournalException if anything else is damaged or missing
    /// @throws IOException if another server has the directory, or the disk fails
    public static EventLog open(Path path, FsyncMode fsync, JournalLimits limits)
            throws IOException {
        LogDirectory directory = LogDirectory.open(path);
        LogIndex index = new LogIndex();
        try {
            Segment newest = load(directory, index, fsync);
            LogWriter writer = new LogWriter(directory, fsync, limits.segmentBytes(), newest);
            EventLog log = new EventLog(directory, limits, index, writer);
            log.collect();
            return log;
        } catch (IOException | RuntimeException failure) {
            index.release();
            directory.close();
            throw failure;
        }
    }

    private static Segment load(LogDirectory directory, LogIndex index, FsyncMode fsync)
            throws IOException {
        List<Path> files = directory.segments();
        for (Path file : files) {
            load(file, file.equals(files.getLast()), index);
        }
        index.check(directory.path());
        if (index.segments().isEmpty()) {
            int number = files.isEmpty() ? 1 : LogDirectory.number(files.getLast());
            index.segments().put(number, LogWriter.start(directory, fsync, number));
        }
        return index.segment(index.segments().lastKey());
    }

    private static void load(Path file, boolean last, LogIndex index) throws IOException {
        int number = LogDirectory.number(file);
        SegmentScan.Result scan = new SegmentScan(file, number, last).run();
        if (scan.end() == 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "journal file {0} was never finished; it is removed",
                    file);
            Files.delete(file);
            return;
        }
        if (scan.torn()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "journal file {0}: a write torn at offset {1}, never acknowledged, is cut off",
                    file,
                    Long.toString(scan.end()));
        }
        Segment segment = Segment.open(file, number, scan.end());
        index.segments().put(number, segment);
        for (SegmentScan.Found found : scan.records()) {
            try {
                index.apply(found.record(), segment, found.offset(), found.bytes());
            } catch (IllegalArgumentException wrong) {
                throw new CorruptJournalException(
                        file, found.offset(), String.valueOf(wrong.getMessage()));
            }
        }
    }

    /// Hands in events of one persistence id: all or none of them become part of the next commit.
    public Staged append(String id, EventBatch batch) throws IOException {
        EventStream known = index.stream(id);
        long expected = known == null ? 1 : known.staged + 1;
        if (batch.firstSequence() != expected) {
            return new Staged.Fenced(expected, batch.firstSequence());
        }
        if (known == null && index.persistenceIds() >= limits.maxPersistenceIds()) {
            return new Staged.Refused(
                    ("the journal knows %d persistence ids, the most that "
                                    + "godwit.journal.max-persistence-ids allows")
                            .formatted(index.persistenceIds()));
        }
        if (bytes + batch.size() > limits.maxJournalBytes()) {
            return new Staged.Refused(
                    ("the journal holds %d bytes; %d more would exceed"
                                    + " godwit.journal.max-journal-bytes = %d; delete events, or raise it")
                            .formatted(bytes, batch.size(), limits.maxJournalBytes()));
        }
        stage(new LogRecord.Written(id, batch));
        stream(id).staged = batch.lastSequence();
        return new Staged.Accepted();
    }

    /// Hands in the deletion of the events up to a sequence number. The highest sequence number
    /// stays known.
    public void erase(String id, long upTo) throws IOException {
        EventStream known = index.stream(id);
        if (known != null && upTo > known.erasedTo()) {
            stage(new LogRecord.Erased(id, Math.min(upTo, known.staged), known.staged));
        }
    }

    private void stage(LogRecord record) throws IOException {
        LogWriter.Written written = writer.write(record);
        bytes += written.bytes();
        group.add(new Entry(record, written));
    }

    private EventStream stream(String id) {
        lock.writeLock().lock();
        try {
            return index.streamForWrite(id);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Writes what was handed in, forces it as the mode says, and shows it to readers.
    public void commit() throws IOException {
        boolean erased =
                group.stream().anyMatch(entry -> entry.record() instanceof LogRecord.Erased);
        publish();
        if (erased) {
            collect();
        }
    }

    private void publish() throws IOException {
        List<Segment> started = writer.commit();
        lock.writeLock().lock();
        try {
            started.forEach(segment -> index.segments().put(segment.number(), segment));
            for (Entry entry : group) {
                LogWriter.Written written = entry.written();
                index.apply(entry.record(), written.segment(), written.offset(), written.bytes());
                if (entry.record() instanceof LogRecord.Written(String _, EventBatch batch)) {
                    recent.add(written.segment().number(), written.offset(), batch);
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
        group.clear();
    }

    /// Removes segments without events, after copying the tombstones in them to the newest.
    private void collect() throws IOException {
        List<Segment> removable = index.removable();
        if (removable.isEmpty()) {
            return;
        }
        for (Segment segment : removable) {
            for (String id : segment.tombstones()) {
                EventStream stream = stream(id);
                stage(new LogRecord.Erased(id, stream.erasedTo(), stream.highest()));
            }
        }
        publish();
        lock.writeLock().lock();
        try {
            removable.forEach(segment -> index.segments().remove(segment.number()));
        } finally {
            lock.writeLock().unlock();
        }
        for (Segment segment : removable) {
            bytes -= segment.end();
            segment.remove();
        }
    }

    /// The highest sequence number that was ever committed; 0 if there is none.
    public long highest(String id) {
        lock.readLock().lock();
        try {
            EventStream stream = index.stream(id);
            return stream == null ? 0 : stream.highest();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// How much there is.
    public JournalStatus status() {
        lock.readLock().lock();
        try {
            return index.status();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Reads events with sequence numbers from `from` to `to`, at most `max`, and no more records
    /// once `chunkBytes` are reached.
    ///
    /// @return nothing if there are none
    /// @throws CorruptJournalException if the disk does not hold what was written
    public Optional<EventBatch> read(String id, long from, long to, long max, int chunkBytes)
            throws IOException {
        return reader.read(id, from, to, max, chunkBytes);
    }

    /// Closes the files. What was handed in and not committed is lost.
    @Override
    public void close() throws IOException {
        lock.writeLock().lock();
        try {
            writer.close();
            index.release();
        } finally {
            lock.writeLock().unlock();
            directory.close();
        }
    }
}
