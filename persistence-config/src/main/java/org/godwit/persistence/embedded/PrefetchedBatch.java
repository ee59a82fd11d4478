package org.godwit.persistence.embedded;

import org.apache.pekko.persistence.PersistentRepr;
import org.godwit.persistence.client.BulkReader;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Events that follow each other, each read from its file by who comes to it first: who reads ahead
/// or who wants it. Thread-safe.
final class PrefetchedBatch {

    private final EventCodec codec;
    private final String id;
    private final long first;
    private final List<ByteBuffer> events;
    private final AtomicLong allBytes;
    private final Map<Long, PersistentRepr> read = new HashMap<>();
    private int reached;
    private long bytes;
    private boolean ended;

    /// @param first the sequence number of the first
    /// @param events as the journal will have them
    /// @param allBytes of files that were read for all batches
    PrefetchedBatch(
            EventCodec codec, String id, long first, List<ByteBuffer> events, AtomicLong allBytes) {
        this.codec = codec;
        this.id = id;
        this.first = first;
        this.events = List.copyOf(events);
        this.allBytes = allBytes;
    }

    /// Reads one more.
    ///
    /// @return whether there was one
    synchronized boolean readNext(BulkReader bulk) {
        if (ended || reached == events.size()) {
            return false;
        }
        long before = bulk.bytes();
        long sequence = first + reached;
        try {
            ByteBuffer event = events.get(reached).duplicate();
            read.put(sequence, codec.decode(id, sequence, event, bulk::read));
            reached++;
        } catch (RuntimeException _) {
            ended = true; // who needs it will be told
            return false;
        }
        bytes += bulk.bytes() - before;
        allBytes.addAndGet(bulk.bytes() - before);
        return true;
    }

    /// An event, once, if it is one of these; it is read now if it was not yet.
    ///
    /// @param event as the journal has it
    synchronized Optional<PersistentRepr> take(long sequence, ByteBuffer event, BulkReader bulk) {
        long index = sequence - first;
        if (index < 0 || index >= events.size() || !events.get((int) index).equals(event)) {
            return Optional.empty();
        }
        while (reached <= index && readNext(bulk)) {}
        return Optional.ofNullable(read.remove(sequence));
    }

    /// No more is wanted.
    synchronized void end() {
        ended = true;
        read.clear();
        allBytes.addAndGet(-bytes);
        bytes = 0;
    }
}
