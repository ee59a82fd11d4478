package org.godwit.persistence.embedded;

import com.typesafe.config.Config;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.dispatch.Futures;
import org.apache.pekko.event.Logging;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.apache.pekko.serialization.SerializationExtension;
import org.godwit.persistence.ReadAhead;
import org.godwit.persistence.WriteAhead;
import org.godwit.persistence.client.ClientSettings;
import org.godwit.persistence.client.JournalClient;
import org.jspecify.annotations.Nullable;

import scala.concurrent.Future;
import scala.concurrent.Promise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The Pekko journal plug-in `godwit.journal.embedded`: a client of the machine's
/// [org.godwit.persistence.server.JournalServer]. One connection per actor system; no thread of an
/// actor ever blocks.
///
/// A write that the journal fences fails with a
/// [org.godwit.persistence.client.JournalFencedException], so that the stale persistent actor
/// stops. Events that cannot be serialised are rejected, with everything that was to be written
/// with them.
public final class EmbeddedJournal extends AsyncWriteJournal {

    private final LoggingAdapter log = Logging.getLogger(context().system(), this);
    private final EventCodec codec;
    private final Executor replayExecutor;
    private final ExecutorService readers;
    private final JournalClient client;
    private final Expected expected;
    private final Prefetched prefetched;
    private final Appends appends;

    /// Pekko calls this.
    ///
    /// @param config the part `godwit.journal.embedded`
    public EmbeddedJournal(Config config) throws IOException, ClassNotFoundException {
        ActorSystem system = context().system();
        codec = new EventCodec(SerializationExtension.get(system));
        replayExecutor = system.dispatchers().lookup(config.getString("replay-dispatcher"));
        readers =
                Executors.newFixedThreadPool(
                        config.getInt("read-ahead-threads"),
                        Thread.ofPlatform().daemon().name("godwit-read-ahead-", 0).factory());
        client = new JournalClient(ClientSettings.of(config), system.name(), log::warning);
        appends = new Appends(config, client, codec, log::warning);
        expected = new Expected(this::readAhead, System::nanoTime);
        prefetched = new Prefetched(codec, readers, client::bulkFolder, System::nanoTime);
        ReadAhead.of(system).by(new AheadReader());
        WriteAhead.of(system).by(appends);
    }

    private final class AheadReader implements ReadAhead.Reader {

        @Override
        public void read(String id, long from, Predicate<List<Object>> suffices) {
            expected.expect(id, from, suffices);
        }

        @Override
        public void prefetch(String id, long first, List<ByteBuffer> events) {
            prefetched.prefetch(id, first, events);
        }
    }

    @Override
    public void postStop() throws Exception {
        appends.close();
        client.close();
        readers.shutdown();
        super.postStop();
    }

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(
            Iterable<AtomicWrite> writes) {
        return asScala(
                appends.append(EventRun.of(writes, codec))
                        .handle((_, failure) -> results(writes, failure)));
    }

    /// Nothing, as all went well, or the same refusal for each.
    private static Iterable<Optional<Exception>> results(
            Iterable<AtomicWrite> writes, @Nullable Throwable failure) {
        List<Optional<Exception>> results = new ArrayList<>();
        switch (cause(failure)) {
            case null -> {}
            case Appends.NotSerialisableException e ->
                    writes.forEach(_ -> results.add(Optional.of(e.reason())));
            case Throwable other -> throw new CompletionException(other);
        }
        return results;
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
        return asScala(client.erase(persistenceId, toSequenceNr));
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long fromSequenceNr) {
        appends.forget(persistenceId); // of an earlier life
        return asScala(client.highest(persistenceId));
    }

    @Override
    public Future<Void> doAsyncReplayMessages(
            String persistenceId, long from, long to, long max, Consumer<PersistentRepr> each) {
        if (from > 1 || max < Long.MAX_VALUE) {
            return asScala(read(persistenceId, from, to, max, each));
        }
        return asScala(
                expected.take(persistenceId)
                        .thenComposeAsync(
                                known -> {
                                    prefetched.forget(persistenceId);
                                    return around(known, persistenceId, to, each);
                                },
                                replayExecutor));
    }

    /// What comes before the part that is known, unless that suffices; that part, and what comes
    /// after.
    private CompletableFuture<Void> around(
            Expected.Part known, String id, long to, Consumer<PersistentRepr> each) {
        if (known.events().isEmpty()) {
            return read(id, 1, to, Long.MAX_VALUE, each);
        }
        long first = known.from();
        CompletableFuture<Void> before =
                first == 1 || known.suffices()
                        ? CompletableFuture.completedFuture(null)
                        : read(id, 1, Math.min(to, first - 1), Long.MAX_VALUE, each);
        return before.thenComposeAsync(
                _ -> {
                    known.events().stream().filter(event -> event.sequenceNr() <= to).forEach(each);
                    return known.next() > to
                            ? CompletableFuture.completedFuture(null)
                            : read(id, known.next(), to, Long.MAX_VALUE, each);
                },
                replayExecutor);
    }

    private CompletableFuture<Void> read(
            String id, long from, long to, long max, Consumer<PersistentRepr> each) {
        EventReading.Decoding decoding =
                (vp, sequence, event, bulk) -> codec.decode(vp, sequence, event, bulk::read);
        return new EventReading(client, decoding, replayExecutor, id, each).read(from, to, max);
    }

    private CompletionStage<Expected.Part> readAhead(String id, long from, long max) {
        List<PersistentRepr> events = new ArrayList<>();
        EventReading reading =
                new EventReading(client, prefetched::decode, readers, id, events::add);
        return reading.read(from, Long.MAX_VALUE, max)
                .thenApply(_ -> new Expected.Part(from, events, reading.bytes()));
    }

    /// As a Scala future, with the exception that was thrown instead of its wrapper.
    private static <T> Future<T> asScala(CompletionStage<? extends T> stage) {
        Promise<T> promise = Futures.promise();
        stage.whenComplete((value, failure) -> {
            Throwable cause = cause(failure);
            if (cause == null) {
                promise.success(value);
            } else {
                promise.failure(cause);
            }
        });
        return promise.future();
    }
}
