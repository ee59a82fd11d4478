package org.godwit.persistence.embedded;

import com.typesafe.config.Config;

import org.godwit.persistence.WriteAhead;
import org.godwit.persistence.client.BulkRoom;
import org.godwit.persistence.client.JournalClient;
import org.godwit.persistence.log.BulkFile;
import org.godwit.persistence.log.EventBatch;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// How events come to the journal: through the connection, or, if they are many bytes, in a file
/// beside it that this process writes itself, and only the places through the connection
/// (docs/decisions/0023-bulk-state-files.md). Used by one thread; blocks nobody.
final class Appends implements WriteAhead.Writer, AutoCloseable {

    private static final int SCRATCH_BYTES = 512 << 10;

    /// The serializer of an event has failed, and nothing has been sent.
    static final class NotSerialisableException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final RuntimeException reason;

        NotSerialisableException(RuntimeException reason) {
            super(reason);
            this.reason = reason;
        }

        Exception reason() {
            return reason;
        }
    }

    private final JournalClient client;
    private final EventCodec codec;
    private final Consumer<String> notices;
    private final List<Class<?>> divisible = new ArrayList<>();
    private final long sliceBytes;
    private final long bulkBytes;
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final Map<String, AheadFiles> ahead = new ConcurrentHashMap<>();
    private final ExecutorService writers;

    /// Of each writer: what goes into a file is put there on its way, and not into memory of its
    /// own.
    private final ThreadLocal<ByteBuffer> scratches =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SCRATCH_BYTES));

    /// @param config the part `godwit.journal.embedded`
    /// @param notices is told when a file could not be written
    Appends(Config config, JournalClient client, EventCodec codec, Consumer<String> notices)
            throws ClassNotFoundException {
        this.client = client;
        this.codec = codec;
        this.notices = notices;
        sliceBytes = config.getBytes("slice-bytes");
        bulkBytes = config.getBytes("bulk-bytes");
        for (String name : config.getStringList("divisible-events")) {
            divisible.add(Class.forName(name, false, Appends.class.getClassLoader()));
        }
        writers =
                Executors.newFixedThreadPool(
                        config.getInt("bulk-writers"),
                        Thread.ofPlatform().daemon().name("godwit-bulk-", 0).factory());
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }

    /// Writes runs, each as a whole or, if its events are divisible, in slices. Fails with a
    /// [NotSerialisableException] if that is so.
    CompletableFuture<Void> append(List<EventRun> runs) {
        Optional<BulkRoom> room = client.bulkRoom();
        try {
            for (EventRun run : runs) {
                if (room.isPresent() && ahead.containsKey(run.id())) {
                    continue; // encoded where it is placed
                }
                boolean later = runs.size() == 1 && (room.isPresent() || isDivisible(run));
                run.encodeUpTo(later ? bulkBytes : Long.MAX_VALUE);
            }
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(new NotSerialisableException(e));
        }
        return CompletableFuture.allOf(
                runs.stream().map(run -> append(run, room)).toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> append(EventRun run, Optional<BulkRoom> room) {
        @Nullable CompletableFuture<Void> before = underWay.get(run.id());
        boolean isBulk =
                room.isPresent()
                        && (ahead.containsKey(run.id()) || run.encodeUpTo(bulkBytes) >= bulkBytes);
        if (!isBulk && before == null) {
            return send(run);
        }
        // a write behind one that is in a file must not overtake it
        CompletionStage<Void> ready =
                before == null
                        ? CompletableFuture.completedFuture(null)
                        : before.exceptionally(_ -> null);
        CompletableFuture<Void> done =
                ready.thenComposeAsync(
                                _ -> isBulk ? bulk(run, room.orElseThrow()) : send(run), writers)
                        .toCompletableFuture();
        underWay.put(run.id(), done);
        done.whenComplete((_, failure) -> {
            underWay.remove(run.id(), done);
            if (failure != null) {
                forget(run.id());
            }
        });
        return done;
    }

    /// Through the connection; the divisible ones in slices: while one is on its way, the next is
    /// encoded.
    private CompletableFuture<Void> send(EventRun run) {
        boolean divides = isDivisible(run);
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        List<List<ByteBuffer>> slice = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < run.count(); i++) {
            EncodedEvent event = run.encoded(i);
            slice.add(event.whole());
            bytes += event.bytes();
            if (i == run.count() - 1 || (divides && bytes >= sliceBytes)) {
                long first = run.sequence(i + 1 - slice.size());
                sent.add(client.append(run.id(), EventBatch.ofPieces(first, slice)));
                slice = new ArrayList<>();
                bytes = 0;
            }
        }
        return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
    }

    private boolean isDivisible(EventRun run) {
        for (int i = 0; i < run.count(); i++) {
            Object payload = run.payload(i);
            if (divisible.stream().noneMatch(type -> type.isInstance(payload))) {
                return false;
            }
        }
        return true;
    }

    /// Writes what is not in files yet, blocks for that, and sends what refers to them.
    private CompletableFuture<Void> bulk(EventRun run, BulkRoom room) {
        AheadFiles files = ahead.getOrDefault(run.id(), newFiles());
        AheadFiles.PlacedRun placed;
        try {
            if (!files.isBegun() && run.encodeUpTo(bulkBytes) < bulkBytes) {
                files.forget(run);
                return send(run);
            }
            placed = files.place(run, room, scratches.get());
        } catch (IOException e) {
            files.abandon();
            return pastTheFiles(run, e.toString());
        } catch (RuntimeException e) {
            throw new NotSerialisableException(e);
        } finally {
            ahead.computeIfPresent(run.id(), (_, known) -> known.isIdle() ? null : known);
        }
        placed.tell(run.sequence(0));
        writeOffers(files, room); // of what is persisted next
        return allOf(placed.files())
                .thenCompose(finished ->
                        finished.size() < placed.files().size()
                                ? pastTheFiles(run, "one could not be finished")
                                : client.append(
                                        run.id(),
                                        EventBatch.ofPieces(run.sequence(0), placed.events()),
                                        finished));
    }

    private CompletableFuture<Void> pastTheFiles(EventRun run, String why) {
        notices.accept(
                "events of '%s' could not be written to a file beside the journal (%s); they go through its connection"
                        .formatted(run.id(), why));
        return send(run);
    }

    private static CompletableFuture<List<BulkFile>> allOf(
            List<CompletableFuture<Optional<BulkFile>>> files) {
        return CompletableFuture.allOf(files.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ ->
                        files.stream()
                                .map(CompletableFuture::join)
                                .flatMap(Optional::stream)
                                .toList());
    }

    /// These bytes will come: they are written while others are still being made. Any thread.
    @Override
    public void write(
            String id, Object payload, long bytes, boolean endsBatch, WriteAhead.Placed watcher) {
        Optional<BulkRoom> room = client.bulkRoom();
        if (room.isEmpty()) {
            return;
        }
        AheadFiles files =
                ahead.compute(
                        id,
                        (_, known) -> {
                            AheadFiles offered = known == null ? newFiles() : known;
                            offered.offer(payload, bytes, endsBatch, watcher);
                            return offered;
                        });
        writeOffers(files, room.get());
    }

    private void writeOffers(AheadFiles files, BulkRoom room) {
        if (files.wantsWriter()) {
            execute(() -> files.writeOffers(room, scratches.get()));
        }
    }

    private void execute(Runnable work) {
        try {
            writers.execute(work);
        } catch (RejectedExecutionException _) {
            // the journal is closed; it is left behind like all of this connection
        }
    }

    private AheadFiles newFiles() {
        return new AheadFiles(codec, writers, bulkBytes);
    }

    @Override
    public void forget(String id) {
        AheadFiles files = ahead.remove(id);
        if (files != null) {
            execute(files::abandon);
        }
    }
}
