package org.godwit.persistence.log;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What stands where. The log's lock guards it.
final class LogIndex {

    private final Map<String, EventStream> streams = new HashMap<>();
    private final SortedMap<Integer, Segment> segments = new TreeMap<>();
    private final AttachedFiles files = new AttachedFiles();
    private final List<String> obsoleteFiles = new ArrayList<>();
    private long events;

    @Nullable EventStream stream(String id) {
        return streams.get(id);
    }

    EventStream streamForWrite(String id) {
        return streams.computeIfAbsent(id, _ -> new EventStream());
    }

    /// Nothing of this id is on its way to the disk any more.
    void unstage(String id) {
        EventStream stream = streams.get(id);
        if (stream != null) {
            stream.staged = stream.highest();
            if (stream.highest() == 0) {
                streams.remove(id);
            }
        }
    }

    int persistenceIds() {
        return streams.size();
    }

    SortedMap<Integer, Segment> segments() {
        return segments;
    }

    /// The bulk files of events that can be read.
    AttachedFiles files() {
        return files;
    }

    /// The names of files whose events have been deleted since this was last asked.
    List<String> takeObsoleteFiles() {
        List<String> taken = List.copyOf(obsoleteFiles);
        obsoleteFiles.clear();
        return taken;
    }

    Segment segment(int number) {
        Segment segment = segments.get(number);
        if (segment == null) {
            throw new IllegalStateException(
                    "the journal's index names segment " + number + ", which is gone");
        }
        return segment;
    }

    /// Takes in a record that stands in a segment.
    ///
    /// @throws IllegalArgumentException if it contradicts what came before
    void apply(LogRecord record, Segment segment, long offset, int bytes) {
        EventStream stream = streamForWrite(record.id());
        switch (record) {
            case LogRecord.Written(String id, EventBatch batch, List<BulkFile> attached) -> {
                stream.add(
                        new EventStream.Place(
                                segment.number(),
                                offset,
                                bytes,
                                batch.firstSequence(),
                                batch.count()));
                files.attach(id, batch.lastSequence(), attached);
                segment.liveRecords++;
                events += batch.count();
            }
            case LogRecord.Erased(String id, long upTo, long highest) -> {
                moveTombstone(stream, id, segment);
                events -= stream.erase(upTo, highest, segment.number());
                files.detach(id, upTo, obsoleteFiles);
                while (stream.firstIsErased()) {
                    segment(stream.dropErased().segment()).liveRecords--;
                }
            }
        }
    }

    private void moveTombstone(EventStream stream, String id, Segment to) {
        Segment from = segments.get(stream.tombstoneSegment());
        if (from != null) {
            from.removeTombstone(id);
        }
        to.addTombstone(id);
    }

    /// Checks that nothing is missing between the segments that were read.
    void check(Path directory) throws CorruptJournalException {
        for (Map.Entry<String, EventStream> entry : streams.entrySet()) {
            long missing = entry.getValue().firstMissing();
            if (missing > 0) {
                throw new CorruptJournalException(
                        directory,
                        "event %d of persistence id '%s' is missing; its segment file is gone"
                                .formatted(missing, entry.getKey()));
            }
        }
    }

    JournalStatus status() {
        long held = streams.values().stream().filter(stream -> stream.events() > 0).count();
        return new JournalStatus(segmentBytes() + files.bytes(), events, held, segments.size());
    }

    long segmentBytes() {
        return segments.values().stream().mapToLong(Segment::end).sum();
    }

    /// Segments before the last whose records are all deleted, and whose tombstones are few enough
    /// to be copied.
    List<Segment> removable() {
        List<Segment> removable = new ArrayList<>();
        for (Segment segment : segments.headMap(segments.lastKey()).values()) {
            if (segment.liveRecords == 0 && 4 * segment.tombstoneBytes() <= segment.end()) {
                removable.add(segment);
            }
        }
        return removable;
    }

    void release() throws IOException {
        for (Segment segment : segments.values()) {
            segment.release();
        }
        segments.clear();
    }
}
