package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/// Reads committed events, on any thread: the newest from memory, the others from the files,
/// without the lock.
final class LogReader {

    private final LogIndex index;
    private final RecentRecords recent;
    private final Lock lock;

    /// @param lock for reading the index
    LogReader(LogIndex index, RecentRecords recent, Lock lock) {
        this.index = index;
        this.recent = recent;
        this.lock = lock;
    }

    Optional<EventBatch> read(String id, long from, long to, long max, int chunkBytes)
            throws IOException {
        List<Held> held = hold(id, from, to, max, chunkBytes);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        List<EventBatch> parts = new ArrayList<>(held.size());
        try {
            for (Held part : held) {
                parts.add(read(id, part));
            }
        } finally {
            for (Held part : held) {
                part.segment().release();
            }
        }
        return Optional.of(EventBatch.join(parts));
    }

    private EventBatch read(String id, Held held) throws IOException {
        Optional<EventBatch> known = recent.get(held.place().segment(), held.place().offset());
        EventBatch all = known.isPresent() ? known.get() : held.read(id);
        return all.part(held.from(), held.to());
    }

    private List<Held> hold(String id, long from, long to, long max, int chunkBytes) {
        lock.lock();
        try {
            EventStream stream = index.stream(id);
            return stream == null || max <= 0 ? List.of() : hold(stream, from, to, max, chunkBytes);
        } finally {
            lock.unlock();
        }
    }

    private List<Held> hold(EventStream stream, long from, long to, long max, int chunkBytes) {
        long next = Math.max(from, stream.erasedTo() + 1);
        long last = Math.min(to, stream.highest());
        last = last - next >= max ? next + max - 1 : last;
        List<Held> held = new ArrayList<>();
        long size = 0;
        for (int i = stream.find(next); next <= last && size < chunkBytes; i++) {
            EventStream.Place place = stream.place(i);
            Segment segment = index.segment(place.segment());
            segment.acquire();
            held.add(new Held(segment, place, next, Math.min(last, place.last())));
            next = place.last() + 1;
            size += place.bytes();
        }
        return held;
    }

    /// Events `from` to `to` of a record whose segment is acquired.
    private record Held(Segment segment, EventStream.Place place, long from, long to) {

        EventBatch read(String id) throws IOException {
            ByteBuffer body = segment.read(place.offset(), place.bytes());
            if (LogRecord.decode(body) instanceof LogRecord.Written(var written, var batch, _)
                    && written.equals(id)
                    && batch.firstSequence() == place.first()) {
                return batch;
            }
            throw new CorruptJournalException(
                    segment.file(),
                    place.offset(),
                    "it holds other events than were written there");
        }
    }
}
