package org.godwit.persistence.embedded;

import org.apache.pekko.persistence.PersistentRepr;
import org.godwit.persistence.client.BulkReader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Events that are in bulk files and about to be in the journal, read while the disk still takes
/// them. None of them is believed to be in the journal: what the journal gives is only spared the
/// reading, if it is the same event with its bytes in the same place. Thread-safe.
final class Prefetched {

    private record Held(Queue<PrefetchedBatch> batches, long sinceNanos) {}

    private final EventCodec codec;
    private final Executor readers;
    private final Supplier<Optional<Path>> folder;
    private final LongSupplier nanos;
    private final AtomicLong bytes = new AtomicLong();
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /// @param readers may be blocked by the disk
    /// @param folder of the bulk files
    Prefetched(
            EventCodec codec,
            Executor readers,
            Supplier<Optional<Path>> folder,
            LongSupplier nanos) {
        this.codec = codec;
        this.readers = readers;
        this.folder = folder;
        this.nanos = nanos;
    }

    /// Reads events of an id that follow each other, unless too much is held already.
    ///
    /// @param events as the journal will have them
    void prefetch(String id, long first, List<ByteBuffer> events) {
        long now = nanos.getAsLong();
        held.forEach((old, h) -> {
            if (now - h.sinceNanos() > Expected.HELD_NANOS) {
                forget(old);
            }
        });
        if (held.size() >= Expected.HELD_MAX && !held.containsKey(id)) {
            return;
        }
        int half = events.size() / 2; // for two readers
        PrefetchedBatch former =
                new PrefetchedBatch(codec, id, first, events.subList(0, half), bytes);
        PrefetchedBatch latter =
                new PrefetchedBatch(
                        codec, id, first + half, events.subList(half, events.size()), bytes);
        held.compute(
                id,
                (_, known) -> {
                    Queue<PrefetchedBatch> batches =
                            known == null ? new ConcurrentLinkedQueue<>() : known.batches();
                    batches.add(former);
                    batches.add(latter);
                    return new Held(batches, now);
                });
        try {
            readers.execute(() -> readAll(former));
            readers.execute(() -> readAll(latter));
        } catch (RejectedExecutionException _) {
            forget(id); // the journal is closed
        }
    }

    private void readAll(PrefetchedBatch batch) {
        try (BulkReader bulk = new BulkReader(folder.get())) {
            while (batch.readNext(bulk)) {
                if (bytes.get() >= Expected.BYTES_MAX) {
                    batch.end();
                }
            }
        } catch (IOException _) {
            batch.end(); // who needs the events will be told
        }
    }

    /// An event that the journal gives, perhaps from here.
    PersistentRepr decode(String id, long sequence, ByteBuffer event, BulkReader bulk) {
        Held known = held.get(id);
        if (known != null) {
            for (PrefetchedBatch batch : known.batches()) {
                Optional<PersistentRepr> found = batch.take(sequence, event, bulk);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return codec.decode(id, sequence, event, bulk::read);
    }

    /// They are wanted no more.
    void forget(String id) {
        Held known = held.remove(id);
        if (known != null) {
            known.batches().forEach(PrefetchedBatch::end);
        }
    }

    /// Of files, in what was read and is not forgotten.
    long bytes() {
        return bytes.get();
    }
}
