package org.godwit.persistence.embedded;

import com.typesafe.config.Config;

import org.godwit.persistence.client.BulkRoom;
import org.godwit.persistence.client.BulkWriter;
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
import java.util.function.Consumer;

/// How events come to the journal: through the connection, or, if they are many bytes, in a file
/// beside it that this process writes itself, and only the places through the connection
/// (docs/decisions/0023-bulk-state-files.md). Used by one thread; blocks nobody.
final class Appends implements AutoCloseable {

    /// What an event must have to go into a file.
    private static final int EVENT_BYTES_MIN = 16 << 10;

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
    private final Consumer<String> notices;
    private final List<Class<?>> divisible = new ArrayList<>();
    private final long sliceBytes;
    private final long bulkBytes;
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final ExecutorService writers;

    /// Of each writer: what goes into a file is put there on its way, and not into memory of its
    /// own.
    private final ThreadLocal<ByteBuffer> scratches =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SCRATCH_BYTES));

    /// @param config the part `godwit.journal.embedded`
    /// @param notices is told when a file could not be written
    Appends(Config config, JournalClient client, Consumer<String> notices)
            throws ClassNotFoundException {
        this.client = client;
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
        boolean isBulk = room.isPresent() && run.encodeUpTo(bulkBytes) >= bulkBytes;
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
        done.whenComplete((_, _) -> underWay.remove(run.id(), done));
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

    /// Writes the file, blocks for that, and sends what refers to it.
    private CompletableFuture<Void> bulk(EventRun run, BulkRoom room) {
        ByteBuffer scratch = scratches.get().clear();
        List<List<ByteBuffer>> events = new ArrayList<>();
        List<BulkFile> files;
        try (BulkWriter file = room.begin()) {
            for (int i = 0; i < run.count(); i++) {
                EncodedEvent event = encoded(run, i, scratch);
                events.add(
                        event.payload().remaining() < EVENT_BYTES_MIN
                                ? event.withOwnPayload().whole()
                                : event.referring(file.write(event.payload())));
            }
            files = file.isEmpty() ? List.of() : List.of(file.finish());
        } catch (IOException e) {
            notices.accept(
                    "events of '%s' could not be written to a file beside the journal (%s); they go through its connection"
                            .formatted(run.id(), e));
            return send(run);
        }
        return client.append(run.id(), EventBatch.ofPieces(run.sequence(0), events), files);
    }

    private static EncodedEvent encoded(EventRun run, int index, ByteBuffer room) {
        try {
            return run.passing(index, room);
        } catch (RuntimeException e) {
            throw new NotSerialisableException(e);
        }
    }
}
