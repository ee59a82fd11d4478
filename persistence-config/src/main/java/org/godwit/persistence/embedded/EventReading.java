package org.godwit.persistence.embedded;

import org.apache.pekko.persistence.PersistentRepr;
import org.godwit.persistence.client.BulkFileMissingException;
import org.godwit.persistence.client.BulkReader;
import org.godwit.persistence.client.JournalClient;
import org.godwit.persistence.log.EventBatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Reads events of one persistence id and gives them in order, deserialised off the client's
/// thread. For one reading.
final class EventReading {

    private final JournalClient client;
    private final Decoding decoding;
    private final Executor executor;
    private final String id;
    private final Consumer<PersistentRepr> each;
    private volatile CompletableFuture<Void> delivered = CompletableFuture.completedFuture(null);
    private volatile long bytes;
    private volatile long count;
    private volatile long missing;

    /// Makes an event of its bytes.
    @FunctionalInterface
    interface Decoding {
        PersistentRepr decode(String id, long sequence, ByteBuffer event, BulkReader bulk);
    }

    EventReading(
            JournalClient client,
            Decoding decoding,
            Executor executor,
            String id,
            Consumer<PersistentRepr> each) {
        this.client = client;
        this.decoding = decoding;
        this.executor = executor;
        this.id = id;
        this.each = each;
    }

    /// Gives the events `from` to `to`, at most `max`; those that are deleted meanwhile it may
    /// leave out.
    CompletableFuture<Void> read(long from, long to, long max) {
        delivered = CompletableFuture.completedFuture(null);
        return client.read(id, from, to, max, this::add)
                .thenCompose(_ -> delivered)
                .exceptionallyCompose(failure -> again(failure, from, to, max));
    }

    private CompletableFuture<Void> again(Throwable failure, long from, long to, long max) {
        boolean deletedPerhaps =
                failure instanceof CompletionException
                        && failure.getCause() instanceof UncheckedIOException io
                        && io.getCause() instanceof BulkFileMissingException;
        // once more from there, and if it is there still, its file should be
        return deletedPerhaps && missing != from
                ? read(missing, to, max - count)
                : CompletableFuture.failedFuture(failure);
    }

    /// What was read takes so many bytes in the journal.
    long bytes() {
        return bytes;
    }

    private void add(EventBatch batch) {
        delivered = delivered.thenRunAsync(() -> deliver(batch), executor);
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one batch after the other
    private void deliver(EventBatch batch) {
        bytes += batch.size();
        try (BulkReader bulk = new BulkReader(client.bulkFolder())) {
            batch.forEach((sequence, event) -> {
                missing = sequence; // unless it is read
                each.accept(decoding.decode(id, sequence, event, bulk));
                count++;
            });
            bytes += bulk.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
