package org.godwit.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.godwit.persistence.client.BulkReader;
import org.godwit.persistence.client.BulkRoom;
import org.godwit.persistence.client.BulkWriter;
import org.godwit.persistence.log.Gathering;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

/// Events that are read before the journal has them.
final class PrefetchedTest {

    private static final String ID = "vp-1";
    private static final long MINUTE_NANOS = 60_000_000_000L;

    @TempDir private Path folder;

    private final ActorSystem system = ActorSystem.create("prefetched");
    private final EventCodec codec = new EventCodec(SerializationExtension.get(system));
    private final Queue<Runnable> toRead = new ArrayDeque<>();
    private long now;
    private final Prefetched prefetched =
            new Prefetched(codec, toRead::add, () -> Optional.of(folder), () -> now);
    private BulkRoom room;

    @BeforeEach
    void open() {
        room = BulkRoom.of(folder.resolve("c1-").toString(), false).orElseThrow();
    }

    @AfterEach
    void stop() {
        TestKit.shutdownActorSystem(system);
    }

    /// Puts text into a file, and returns events that refer to it.
    private List<ByteBuffer> written(long first, String... texts) throws IOException {
        List<ByteBuffer> events = new ArrayList<>();
        try (BulkWriter file = room.begin()) {
            for (int i = 0; i < texts.length; i++) {
                PersistentRepr event =
                        PersistentRepr.apply(
                                texts[i], first + i, ID, "", false, ActorRef.noSender(), "w");
                EncodedEvent encoded = codec.encode(event);
                events.add(Gathering.whole(encoded.referring(file.write(encoded.payload()))));
            }
            var _ = file.finish();
        }
        return events;
    }

    private void read() {
        while (!toRead.isEmpty()) {
            toRead.remove().run();
        }
    }

    private void loseFiles() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private Object decoded(long sequence, ByteBuffer event) throws IOException {
        try (BulkReader bulk = new BulkReader(Optional.of(folder))) {
            return prefetched.decode(ID, sequence, event.duplicate(), bulk).payload();
        }
    }

    @Test
    void what_was_read_before_is_not_read_again() throws IOException {
        List<ByteBuffer> events = written(7, "a", "b");
        prefetched.prefetch(ID, 7, events);
        read();
        assertThat(prefetched.bytes()).isPositive();
        loseFiles();

        assertThat(decoded(7, events.get(0))).isEqualTo("a");
        assertThat(decoded(8, events.get(1))).isEqualTo("b");
        assertThatThrownBy(() -> decoded(8, events.get(1)))
                .as("it is given once")
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void who_comes_before_it_was_read_reads_it() throws IOException {
        List<ByteBuffer> events = written(1, "a", "b", "c");
        prefetched.prefetch(ID, 1, events);

        assertThat(decoded(2, events.get(1))).isEqualTo("b");
        read();
        loseFiles();
        assertThat(decoded(1, events.get(0))).isEqualTo("a");
        assertThat(decoded(3, events.get(2))).isEqualTo("c");
    }

    @Test
    void an_event_of_the_journal_that_is_another_one_is_read_from_its_own_file()
            throws IOException {
        List<ByteBuffer> guessed = written(1, "guessed");
        List<ByteBuffer> journaled = written(1, "journaled");
        prefetched.prefetch(ID, 1, guessed);
        read();

        assertThat(decoded(1, journaled.getFirst())).isEqualTo("journaled");
        assertThat(decoded(2, guessed.getFirst())).as("of another number").isEqualTo("guessed");
    }

    @Test
    void a_file_that_is_not_there_harms_nobody_who_does_not_want_it() throws IOException {
        List<ByteBuffer> events = written(1, "a", "b");
        prefetched.prefetch(ID, 1, events);
        loseFiles();
        read();

        List<ByteBuffer> again = written(1, "a");
        assertThat(decoded(1, again.getFirst())).isEqualTo("a");
        assertThat(prefetched.bytes()).isZero();
    }

    @Test
    void a_journal_that_is_closed_prefetches_nothing_and_harms_nobody() throws IOException {
        Prefetched closed =
                new Prefetched(
                        codec,
                        _ -> {
                            throw new RejectedExecutionException();
                        },
                        () -> Optional.of(folder),
                        () -> now);

        closed.prefetch(ID, 1, written(1, "a"));

        assertThat(closed.bytes()).isZero();
    }

    @Test
    void what_nobody_takes_is_forgotten() throws IOException {
        prefetched.prefetch(ID, 1, written(1, "a"));
        read();
        prefetched.prefetch("vp-2", 1, written(1, "b"));
        read();
        long both = prefetched.bytes();

        prefetched.forget(ID);
        assertThat(prefetched.bytes()).isPositive().isLessThan(both);

        now += MINUTE_NANOS;
        prefetched.prefetch("vp-3", 1, List.of());
        assertThat(prefetched.bytes()).isZero();
    }
}
