package org.godwit.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.persistence.PersistentRepr;
import org.godwit.persistence.embedded.Expected.Part;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.LongStream;

final class ExpectedTest {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private static final Predicate<List<Object>> ENOUGH = events -> events.size() >= 14;

    private final List<String> reads = new ArrayList<>();
    private long written = 100;
    private long pageBytes = 10;
    private boolean broken;
    private long now;

    private final Expected expected = new Expected(this::read, () -> now);

    private CompletionStage<Part> read(String id, long from, long max) {
        reads.add(id + " from " + from);
        if (broken && from > 1) {
            return CompletableFuture.failedFuture(new IOException("no journal"));
        }
        List<PersistentRepr> events =
                LongStream.rangeClosed(from, Math.min(written, from + max - 1))
                        .mapToObj(sequence -> event(id, sequence))
                        .toList();
        return CompletableFuture.completedFuture(new Part(from, events, pageBytes));
    }

    private static PersistentRepr event(String id, long sequence) {
        return PersistentRepr.apply(
                "event", sequence, id, "", false, ActorRef.noSender(), "writer");
    }

    private long taken(String id) {
        return expected.take(id).toCompletableFuture().join().events().size();
    }

    @Test
    void a_history_is_read_once_whoever_asks_again_reads_what_has_come_since() {
        expected.expect("vp", 1, ENOUGH);
        assertThat(reads).containsExactly("vp from 1", "vp from 65");

        written = 130;
        expected.expect("vp", 1, ENOUGH);
        assertThat(reads).endsWith("vp from 101").hasSize(3);
        assertThat(taken("vp")).isEqualTo(130);
        assertThat(taken("vp")).as("it is given once").isZero();
    }

    @Test
    void what_will_be_obsolete_is_not_read() {
        expected.expect("vp", 90, ENOUGH);
        assertThat(reads).containsExactly("vp from 90");
        written = 103;
        expected.expect("vp", 1, ENOUGH);
        assertThat(reads).endsWith("vp from 101").hasSize(2);
        Part known = expected.take("vp").toCompletableFuture().join();
        assertThat(known.from()).isEqualTo(90);
        assertThat(known.next()).isEqualTo(104);
        assertThat(known.suffices()).isTrue();
    }

    @Test
    void a_part_that_does_not_suffice_says_so() {
        expected.expect("vp", 90, ENOUGH);
        assertThat(expected.take("vp").toCompletableFuture().join().suffices()).isFalse();
    }

    @Test
    void no_more_is_read_than_fits_until_room_is_given_back() {
        pageBytes = Expected.BYTES_MAX;
        expected.expect("large", 1, ENOUGH);
        expected.expect("next", 1, ENOUGH);
        assertThat(reads).containsExactly("large from 1");

        assertThat(taken("large")).isEqualTo(Expected.PAGE_EVENTS);
        expected.expect("next", 1, ENOUGH);
        assertThat(taken("next")).isEqualTo(Expected.PAGE_EVENTS);
    }

    @Test
    void what_nobody_came_for_makes_room() {
        pageBytes = Expected.BYTES_MAX;
        expected.expect("forgotten", 1, ENOUGH);
        now += MINUTE_NANOS;
        expected.expect("wanted", 1, ENOUGH);

        assertThat(taken("forgotten")).isZero();
        assertThat(taken("wanted")).isEqualTo(Expected.PAGE_EVENTS);
    }

    @Test
    void a_journal_that_fails_gives_an_empty_beginning_and_the_room_back() {
        pageBytes = Expected.BYTES_MAX / 2 + 1;
        broken = true;
        expected.expect("vp", 1, ENOUGH);
        assertThat(taken("vp")).isZero();

        broken = false;
        expected.expect("vp", 1, ENOUGH);
        assertThat(taken("vp")).isEqualTo(100);
    }
}
