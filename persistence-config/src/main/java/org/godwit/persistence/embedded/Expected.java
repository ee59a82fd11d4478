package org.godwit.persistence.embedded;

import org.apache.pekko.persistence.PersistentRepr;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Parts of histories, read before the recovery that asks for them. Events never change, so a part
/// stays right however old it is; what comes before and what has been written since is read by the
/// recovery. Thread-safe.
final class Expected {

    /// A part of a history.
    ///
    /// @param from from which sequence number on it was read
    /// @param bytes that its events take in the journal
    /// @param suffices nothing that comes before it is wanted
    record Part(long from, List<PersistentRepr> events, long bytes, boolean suffices) {

        static final Part NONE = new Part(1, List.of(), 0, false);

        Part(long from, List<PersistentRepr> events, long bytes) {
            this(from, events, bytes, false);
        }

        /// The first sequence number that was not read.
        long next() {
            return events.isEmpty() ? from : events.getLast().sequenceNr() + 1;
        }

        Part and(Part more) {
            List<PersistentRepr> all = new ArrayList<>(events);
            all.addAll(more.events);
            return new Part(from, all, bytes + more.bytes);
        }

        private Part judged(Predicate<List<Object>> enough) {
            List<Object> payloads = events.stream().map(PersistentRepr::payload).toList();
            return new Part(from, events, bytes, !events.isEmpty() && enough.test(payloads));
        }
    }

    /// Reads at most `max` events.
    @FunctionalInterface
    interface Source {
        CompletionStage<Part> read(String id, long from, long max);
    }

    private record Held(
            CompletableFuture<Part> part,
            Predicate<List<Object>> suffices,
            AtomicLong bytes,
            long sinceNanos) {}

    static final int PAGE_EVENTS = 64;
    static final int HELD_MAX = 4096;

    /// Of all parts together. One more page may come.
    static final long BYTES_MAX = 128L << 20;

    static final long HELD_NANOS = 30_000_000_000L;

    /// How often those that nobody has taken are looked for.
    private static final long SWEEP_NANOS = 1_000_000_000L;

    private final Source source;
    private final LongSupplier nanos;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong swept;

    Expected(Source source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
        swept = new AtomicLong(nanos.getAsLong());
    }

    /// Reads what is there, or what has come since it was read.
    ///
    /// @param from where to begin with a history of which nothing was read
    /// @param suffices see [org.godwit.persistence.ReadAhead]
    void expect(String id, long from, Predicate<List<Object>> suffices) {
        long now = nanos.getAsLong();
        sweep(now);
        if (held.size() >= HELD_MAX && !held.containsKey(id)) {
            return;
        }
        held.compute(id, (_, before) -> read(id, from, suffices, before, now));
    }

    private void sweep(long now) {
        long last = swept.get();
        if (now - last < SWEEP_NANOS || !swept.compareAndSet(last, now)) {
            return;
        }
        held.forEach((old, h) -> {
            if (now - h.sinceNanos() > HELD_NANOS && held.remove(old, h)) {
                var _ = forgotten(h);
            }
        });
    }

    private Held read(
            String id,
            long from,
            Predicate<List<Object>> suffices,
            @Nullable Held before,
            long now) {
        AtomicLong own = before == null ? new AtomicLong() : before.bytes();
        CompletableFuture<Part> known =
                before == null
                        ? CompletableFuture.completedFuture(new Part(from, List.of(), 0))
                        : before.part();
        return new Held(known.thenCompose(read -> more(id, read, own)), suffices, own, now);
    }

    private CompletionStage<Part> more(String id, Part known, AtomicLong own) {
        if (bytes.get() >= BYTES_MAX) {
            return CompletableFuture.completedFuture(known);
        }
        return source.read(id, known.next(), PAGE_EVENTS)
                .thenCompose(page -> {
                    own.addAndGet(page.bytes());
                    bytes.addAndGet(page.bytes());
                    return page.events().size() < PAGE_EVENTS
                            ? CompletableFuture.completedFuture(known.and(page))
                            : more(id, known.and(page), own);
                });
    }

    private CompletableFuture<Part> forgotten(Held taken) {
        return taken.part().whenComplete((_, _) -> bytes.addAndGet(-taken.bytes().get()));
    }

    /// What was read of this history, and forgets it; nothing if that failed or nobody expected it.
    CompletionStage<Part> take(String id) {
        Held taken = held.remove(id);
        return taken == null
                ? CompletableFuture.completedFuture(Part.NONE)
                : forgotten(taken)
                        .thenApply(part -> part.judged(taken.suffices()))
                        .exceptionally(_ -> Part.NONE);
    }
}
