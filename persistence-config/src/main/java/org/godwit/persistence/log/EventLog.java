package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A journal in a directory. One thread calls [#append], [#erase], [#commit] and [#rollBackLater];
/// any thread may read, and sees what was committed. After an [IOException] from one of the first
/// three all that was handed in since the last commit has to be taken back ([#rollBackLater]), and
/// can be handed in again. Only after an [UnforcedException] nothing more can be written: what is
/// on the disk is not known, and opening the directory again finds out.
public final class EventLog implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EventLog.class.getName());

    private final LogDirectory directory;
    private final JournalLimits limits;
    private final LogIndex index;
    private final LogWriter writer;
    private final RecentRecords recent;
    private final LogReader reader;
    private final BulkFolder bulk;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<Entry> group = new ArrayList<>();

    private long bytes;
    private long stagedFileBytes;
    private boolean mustRollBack;

    private record Entry(LogRecord record, LogWriter.Written written) {}

    private EventLog(
            LogDirectory directory,
            JournalLimits limits,
            LogIndex index,
            LogWriter writer,
            BulkFolder bulk) {
        this.directory = directory;
        this.limits = limits;
        this.index = index;
        this.writer = writer;
        this.bulk = bulk;
        this.recent = new RecentRecords(limits.recentBytes());
        this.reader = new LogReader(index, recent, lock.readLock());
        this.bytes = index.segmentBytes();
    }

    /// Opens the journal of a directory, or makes one. Reads every segment; cuts off a torn write
    /// at the end of the newest one, none of which was acknowledged.
    ///
    /// @throws CorruptJournalException if anything else is damaged or missing
    /// @throws IOException if another server has the directory, or the disk fails
    public static EventLog open(Path path, FsyncMode fsync, JournalLimits limits)
            throws IOException {
        return open(path, fsync, limits, Disk.REAL);
    }

    /// The same on a disk that is not the real one.
    public static EventLog open(Path path, FsyncMode fsync, JournalLimits limits, Disk disk)
            throws IOException {
        LogDirectory directory = LogDirectory.open(path);
        LogIndex index = new LogIndex();
        try {
            Segment newest = LogLoad.load(directory, index, fsync, disk);
            LogWriter writer = new LogWriter(directory, fsync, disk, limits.segmentBytes(), newest);
            BulkFolder bulk = BulkFolder.open(path, limits.spareBytes());
            EventLog log = new EventLog(directory, limits, index, writer, bulk);
            List<String> _ = index.takeObsoleteFiles(); // they are unattached now
            log.removeUnattached("");
            log.collect();
            return log;
        } catch (IOException | RuntimeException failure) {
            index.release();
            directory.close();
            throw failure;
        }
    }

    /// Hands in events of one persistence id: all or none of them become part of the next commit.
    public Staged append(String id, EventBatch batch) throws IOException {
        return append(id, batch, List.of());
    }

    /// The same for events that refer to bulk files, which have been written. If the events are not
    /// accepted the files are deleted.
    public Staged append(String id, EventBatch batch, List<BulkFile> files) throws IOException {
        rollBackIfNeeded();
        Staged staged = admit(id, batch, files);
        if (!(staged instanceof Staged.Accepted)) {
            removeUnattached(files);
            return staged;
        }
        stage(new LogRecord.Written(id, batch, files));
        stagedFileBytes += bytes(files);
        stream(id).staged = batch.lastSequence();
        return staged;
    }

    private static long bytes(List<BulkFile> files) {
        return files.stream().mapToLong(BulkFile::bytes).sum();
    }

    /// Whether a bulk file of this name belongs to no events.
    private boolean isFree(String name) {
        return !index.files().has(name)
                && (mustRollBack
                        || group.stream()
                                .noneMatch(entry ->
                                        entry.record() instanceof LogRecord.Written(_, _, var files)
                                                && files.stream()
                                                        .anyMatch(f -> f.name().equals(name))));
    }

    private Staged admit(String id, EventBatch batch, List<BulkFile> files) {
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
        long held = bytes + index.files().bytes() + stagedFileBytes;
        long more = batch.size() + bytes(files);
        if (held + more > limits.maxJournalBytes()) {
            return new Staged.Refused(
                    ("the journal holds %d bytes; %d more would exceed"
                                    + " godwit.journal.max-journal-bytes = %d; delete events, or raise it")
                            .formatted(held, more, limits.maxJournalBytes()));
        }
        Optional<String> taken =
                files.stream().map(BulkFile::name).filter(name -> !isFree(name)).findFirst();
        return taken.map(name -> "bulk file %s belongs to other events".formatted(name))
                .or(() -> bulk.fault(files))
                .<Staged>map(Staged.Refused::new)
                .orElseGet(Staged.Accepted::new);
    }

    /// The folder in which clients put bulk files.
    public Path bulkFolder() {
        return bulk.path();
    }

    /// Deletes the bulk files of events that will not be handed in again.
    public void removeUnattached(List<BulkFile> files) {
        bulk.remove(files.stream().map(BulkFile::name).filter(this::isFree).toList());
    }

    /// Deletes the bulk files whose names begin so and that belong to no events: whoever wrote them
    /// will not hand in any more. Called by the thread that writes.
    public void removeUnattached(String prefix) {
        bulk.remove(bulk.named(name -> name.startsWith(prefix) && isFree(name)));
    }

    /// Deletes the files that are kept to be written over.
    public void removeSpares() {
        bulk.removeSpares();
    }

    /// Hands in the deletion of the events up to a sequence number. The highest sequence number
    /// stays known.
    public void erase(String id, long upTo) throws IOException {
        rollBackIfNeeded();
        EventStream known = index.stream(id);
        if (known != null && Math.min(upTo, known.staged) > known.erasedTo()) {
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
        rollBackIfNeeded();
        boolean erased =
                group.stream().anyMatch(entry -> entry.record() instanceof LogRecord.Erased);
        publish();
        if (erased) {
            tidy();
        }
    }

    /// Takes back all that was handed in since the last commit, and what of it is in the files:
    /// before anything else is handed in, which fails as long as this does.
    public void rollBackLater() {
        mustRollBack = true;
    }

    private void rollBackIfNeeded() throws IOException {
        if (!mustRollBack) {
            return;
        }
        writer.rollBack();
        group.forEach(entry -> bytes -= entry.written().bytes());
        lock.writeLock().lock();
        try {
            group.forEach(entry -> index.unstage(entry.record().id()));
        } finally {
            lock.writeLock().unlock();
        }
        group.clear();
        stagedFileBytes = 0;
        mustRollBack = false;
    }

    /// [#collect], which can wait until the next time.
    private void tidy() throws UnforcedException {
        try {
            collect();
        } catch (UnforcedException failure) {
            throw failure;
        } catch (IOException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "segments without events cannot be removed now: {0}",
                    failure.getMessage());
            rollBackLater();
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
                if (entry.record() instanceof LogRecord.Written(String _, EventBatch batch, _)) {
                    recent.add(written.segment().number(), written.offset(), batch);
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
        group.clear();
        stagedFileBytes = 0;
        bulk.retire(index.takeObsoleteFiles());
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
        }
        for (Segment segment : removable) {
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
            rollBackIfNeeded();
            writer.close();
            index.release();
        } finally {
            lock.writeLock().unlock();
            directory.close();
        }
    }
}
