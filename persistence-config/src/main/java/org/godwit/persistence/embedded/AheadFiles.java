package org.godwit.persistence.embedded;

import org.godwit.persistence.WriteAhead;
import org.godwit.persistence.client.BulkPlace;
import org.godwit.persistence.client.BulkRoom;
import org.godwit.persistence.client.BulkWriter;
import org.godwit.persistence.log.BulkFile;
import org.godwit.persistence.log.Gathering;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The bulk files of one persistence id, and those of its events whose bytes are in one before they
/// are persisted ([org.godwit.persistence.WriteAhead]). None is begun for less than a file is
/// worth. Thread-safe. [#offer] and what asks do not wait for the disk.
final class AheadFiles {

    private record Offer(Object payload, long bytes, boolean endsBatch, WriteAhead.Placed placed) {}

    /// A file, and what is in it.
    private static final class Ahead {
        final BulkRoom room;
        final BulkWriter writer;
        final Map<Object, BulkPlace> places = new IdentityHashMap<>();
        WriteAhead.Placed placed = (_, _) -> {};
        CompletableFuture<Optional<BulkFile>> finished =
                CompletableFuture.completedFuture(Optional.empty());

        Ahead(BulkRoom room) throws IOException {
            this.room = room;
            this.writer = room.begin();
        }
    }

    private record Held(Ahead file, BulkPlace place) {}

    /// Events as they are handed in.
    ///
    /// @param files that they refer to; each is there when it is finished, and does not come if
    ///   that fails
    /// @param watcher who wanted to know
    record PlacedRun(
            List<List<ByteBuffer>> events,
            List<CompletableFuture<Optional<BulkFile>>> files,
            WriteAhead.Placed watcher) {

        void tell(long first) {
            watcher.tell(first, events.stream().map(Gathering::whole).toList());
        }
    }

    /// What an event must have to go into a file.
    private static final int EVENT_BYTES_MIN = 16 << 10;

    private final EventCodec codec;
    private final Executor finisher;
    private final long bytesMin;
    private final ConcurrentLinkedQueue<Offer> offers = new ConcurrentLinkedQueue<>();
    private final Set<Object> offered =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final List<Ahead> complete = new ArrayList<>();
    private @Nullable Ahead open;
    private volatile boolean begun;

    /// @param finisher forces files that are complete while the next is being written
    /// @param bytesMin before so many wait to be written no file is begun
    AheadFiles(EventCodec codec, Executor finisher, long bytesMin) {
        this.codec = codec;
        this.finisher = finisher;
        this.bytesMin = bytesMin;
    }

    /// This event will come.
    void offer(Object payload, long bytes, boolean endsBatch, WriteAhead.Placed placed) {
        offered.add(payload);
        waitingBytes.addAndGet(bytes);
        offers.add(new Offer(payload, bytes, endsBatch, placed));
    }

    /// Whether somebody is to call [#writeOffers]: there is enough to write, and nobody does.
    boolean wantsWriter() {
        return isDue() && writing.compareAndSet(false, true);
    }

    private boolean isDue() {
        return !offers.isEmpty() && (begun || waitingBytes.get() >= bytesMin);
    }

    /// Whether there are files.
    boolean isBegun() {
        return begun;
    }

    /// Nothing was offered that has not come.
    boolean isIdle() {
        return offers.isEmpty() && !begun;
    }

    /// Writes what has been offered, until there is no more.
    void writeOffers(BulkRoom room, ByteBuffer scratch) {
        do {
            while (isDue()) {
                writeNext(room, scratch);
            }
            writing.set(false);
        } while (wantsWriter());
    }

    /// Writes what was offered longest ago. If that fails it is as if it had not been offered.
    private synchronized void writeNext(BulkRoom room, ByteBuffer scratch) {
        Offer next = offers.poll();
        if (next == null) {
            return;
        }
        offered.remove(next.payload());
        waitingBytes.addAndGet(-next.bytes());
        try {
            write(next.payload(), codec.payload(next.payload(), scratch.clear()), room);
        } catch (IOException | RuntimeException _) {
            abandonOpen(); // who persists it is told
        }
        Ahead current = open;
        if (current != null) {
            current.placed = next.placed();
        }
        if (next.endsBatch() && current != null) {
            current.finished =
                    CompletableFuture.supplyAsync(() -> Optional.of(finish(current)), finisher)
                            .exceptionally(_ -> Optional.empty());
            complete.add(current);
            open = null;
        }
        noteBegun();
    }

    private void noteBegun() {
        begun = open != null || !complete.isEmpty();
    }

    private Held write(Object payload, List<ByteBuffer> bytes, BulkRoom room) throws IOException {
        Ahead current = open;
        if (current != null && current.room != room) {
            abandonOpen();
            current = null;
        }
        if (current == null) {
            current = new Ahead(room);
            open = current;
        }
        BulkPlace place = current.writer.write(bytes);
        current.places.put(payload, place);
        return new Held(current, place);
    }

    private static BulkFile finish(Ahead file) {
        try {
            return file.writer.finish();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /// A run as it is to be handed in: with the places of what is in files, and what is not yet,
    /// and large, put there now. What lies beside it in these files is as if it had not been
    /// offered.
    synchronized PlacedRun place(EventRun run, BulkRoom room, ByteBuffer scratch)
            throws IOException {
        forgetOthers(room);
        List<List<ByteBuffer>> events = new ArrayList<>();
        Set<Ahead> used = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < run.count(); i++) {
            Object payload = run.payload(i);
            while (offered.contains(payload)) {
                writeNext(room, scratch);
            }
            Optional<Held> held = held(payload);
            if (held.isEmpty()) {
                EncodedEvent event = run.passing(i, scratch.clear());
                if (event.payloadBytes() < EVENT_BYTES_MIN) {
                    events.add(event.withOwnPayload().whole());
                    continue;
                }
                held = Optional.of(write(payload, event.payload(), room));
            }
            used.add(held.get().file());
            events.add(run.around(i).referring(held.get().place()));
        }
        Ahead current = open;
        if (current != null && used.contains(current)) {
            open = null;
            current.finished =
                    CompletableFuture.completedFuture(Optional.of(current.writer.finish()));
        }
        complete.removeAll(used);
        noteBegun();
        WriteAhead.Placed watcher =
                used.stream()
                        .map(file -> file.placed)
                        .reduce((_, last) -> last)
                        .orElse((_, _) -> {});
        return new PlacedRun(events, used.stream().map(file -> file.finished).toList(), watcher);
    }

    private Optional<Held> held(Object payload) {
        Stream<Ahead> files = Stream.concat(Stream.ofNullable(open), complete.stream());
        return files.flatMap(file ->
                        Stream.ofNullable(file.places.get(payload))
                                .map(place -> new Held(file, place)))
                .findFirst();
    }

    /// Files of a connection that is no more.
    private void forgetOthers(BulkRoom room) {
        Ahead current = open;
        if (current != null && current.room != room) {
            abandonOpen();
        }
        for (Ahead file : List.copyOf(complete)) {
            if (file.room != room) {
                complete.remove(file);
                abandon(file);
            }
        }
    }

    /// The events of this run come another way.
    synchronized void forget(EventRun run) {
        for (int i = 0; i < run.count(); i++) {
            Object payload = run.payload(i);
            offered.remove(payload);
            for (Iterator<Offer> all = offers.iterator(); all.hasNext(); ) {
                Offer offer = all.next();
                if (offer.payload() == payload) {
                    all.remove();
                    waitingBytes.addAndGet(-offer.bytes());
                }
            }
        }
    }

    /// Nothing comes that was offered.
    synchronized void abandon() {
        for (Offer offer = offers.poll(); offer != null; offer = offers.poll()) {
            waitingBytes.addAndGet(-offer.bytes());
        }
        offered.clear();
        abandonOpen();
        complete.forEach(AheadFiles::abandon);
        complete.clear();
        noteBegun();
    }

    private void abandonOpen() {
        Ahead file = open;
        open = null;
        if (file != null) {
            abandon(file);
        }
    }

    private static void abandon(Ahead file) {
        file.finished.whenComplete((_, _) -> file.writer.abandon());
    }
}
