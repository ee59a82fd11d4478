package org.godwit.persistence.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The events written last, in memory: a virtual processor that moves is read as soon as it is
/// written. One thread adds, any thread gets.
final class RecentRecords {

    private static final long OVERHEAD_BYTES = 256;

    /// Where a record stands.
    private record Key(int segment, long offset) {}

    private final long maxBytes;
    private final Map<Key, EventBatch> batches = new ConcurrentHashMap<>();
    private final Deque<Key> oldestFirst = new ArrayDeque<>();
    private long bytes;

    /// @param maxBytes that are kept; 0: nothing
    RecentRecords(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(int segment, long offset, EventBatch batch) {
        if (cost(batch) > maxBytes) {
            return;
        }
        Key key = new Key(segment, offset);
        batches.put(key, batch);
        oldestFirst.addLast(key);
        bytes += cost(batch);
        while (bytes > maxBytes) {
            EventBatch oldest = batches.remove(oldestFirst.removeFirst());
            bytes -= oldest == null ? 0 : cost(oldest);
        }
    }

    private static long cost(EventBatch batch) {
        return batch.size() + OVERHEAD_BYTES;
    }

    /// The events of the record that begins there, if they are still held.
    Optional<EventBatch> get(int segment, long offset) {
        return Optional.ofNullable(batches.get(new Key(segment, offset)));
    }
}
