package org.godwit.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// Events that the journal is told of before they are persisted.
final class WriteAheadTest extends BulkFilesCase {

    private static void offer(ActorSystem system, String id, boolean endsBatch, String... events) {
        for (int i = 0; i < events.length; i++) {
            boolean ends = endsBatch && i == events.length - 1;
            WriteAhead.offer(system, id, events[i], PART, ends, (_, _) -> {});
        }
    }

    private String[] linesOf(String id) throws Exception {
        return JournalContract.show(ledger(system(), id)).lines().toArray(String[]::new);
    }

    private static String[] both(String[] first, String[] second) {
        return Stream.of(first, second).flatMap(Arrays::stream).toArray(String[]::new);
    }

    @Test
    void what_is_offered_is_written_before_it_is_persisted_and_not_again_then() throws Exception {
        ActorSystem system = system();
        ActorRef writer = ledger(system, "early");
        String[] parts = parts("x");

        offer(system, "early", false, Arrays.copyOf(parts, PARTS));

        await().untilAsserted(
                        () -> assertThat(bytesInFiles()).isGreaterThanOrEqualTo(PARTS * PART));
        JournalContract.add(writer, parts);
        assertThat(files()).hasSize(1);
        assertThat(bytesInFiles()).isLessThan(PARTS * 301_000L);
        assertThat(linesOf("early")).containsExactly(parts);
    }

    @Test
    void batches_that_are_offered_in_a_row_have_a_file_each() throws Exception {
        ActorSystem system = system();
        ActorRef writer = ledger(system, "row");
        String[] first = Arrays.copyOf(parts("x"), PARTS);
        String[] second = parts("y");

        offer(system, "row", true, first);
        offer(system, "row", false, Arrays.copyOf(second, PARTS));
        JournalContract.add(writer, first);
        JournalContract.add(writer, second);

        assertThat(files()).hasSize(2);
        assertThat(linesOf("row")).containsExactly(both(first, second));
    }

    @Test
    void a_batch_that_is_cut_elsewhere_than_was_said_comes_back_whole() throws Exception {
        ActorSystem system = system();
        ActorRef writer = ledger(system, "cut");
        String[] parts = parts("x");

        offer(system, "cut", false, Arrays.copyOf(parts, PARTS));
        JournalContract.add(writer, Arrays.copyOf(parts, 5));
        JournalContract.add(writer, "another");
        JournalContract.add(writer, Arrays.copyOfRange(parts, 5, parts.length));

        assertThat(linesOf("cut"))
                .containsExactly(
                        both(
                                both(Arrays.copyOf(parts, 5), new String[] {"another"}),
                                Arrays.copyOfRange(parts, 5, parts.length)));
    }

    @Test
    void what_is_being_persisted_can_be_read_ahead_elsewhere_and_is_no_event_before_it_is_one()
            throws Exception {
        ActorSystem source = system();
        ActorSystem target = system();
        ActorRef writer = ledger(source, "foreseen");
        var _ = ledger(target, "another"); // connected
        String[] parts = parts("x");
        Queue<List<ByteBuffer>> told = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < PARTS; i++) {
            WriteAhead.offer(
                    source,
                    "foreseen",
                    parts[i],
                    PART,
                    i == PARTS - 1,
                    (first, events) -> {
                        assertThat(first).isEqualTo(2);
                        told.add(events);
                        ReadAhead.prefetch(target, "foreseen", first, events);
                        ReadAhead.prefetch(target, "never", 1, events);
                    });
        }
        JournalContract.add(writer, "before");
        JournalContract.add(writer, Arrays.copyOf(parts, PARTS));

        assertThat(told).hasSize(1);
        assertThat(told.element()).hasSize(PARTS);
        ReadAhead.expect(target, "foreseen", 1, _ -> true);
        ReadAhead.expect(target, "never", 1, _ -> true);
        assertThat(JournalContract.show(ledger(target, "foreseen")).lines())
                .containsExactly(both(new String[] {"before"}, Arrays.copyOf(parts, PARTS)));
        assertThat(JournalContract.show(ledger(target, "never")).lines()).isEmpty();
    }

    @Test
    void what_never_comes_leaves_no_file() throws Exception {
        ActorSystem system = system();
        ActorRef writer = ledger(system, "never");
        offer(system, "never", true, parts("x"));
        offer(system, "never", false, parts("y"));
        await().untilAsserted(() -> assertThat(files()).hasSize(2));

        WriteAhead.forget(system, "never");

        await().untilAsserted(() -> assertThat(files()).isEmpty());
        JournalContract.add(writer, "after");
        assertThat(linesOf("never")).containsExactly("after");
    }

    @Test
    void what_was_offered_in_an_earlier_life_goes_away_with_the_next() throws Exception {
        ActorSystem system = system();
        ActorRef writer = ledger(system, "reborn");
        offer(system, "reborn", false, parts("x"));
        await().untilAsserted(() -> assertThat(files()).hasSize(1));
        JournalContract.stop(writer);

        ledger(system, "reborn");

        await().untilAsserted(() -> assertThat(files()).isEmpty());
    }

    @Test
    void little_that_is_offered_goes_through_the_connection() throws Exception {
        ActorSystem system = system();
        ActorRef writer = ledger(system, "little");
        String[] two = Arrays.copyOf(parts("x"), 2);

        offer(system, "little", false, two);
        JournalContract.add(writer, two);

        assertThat(files()).isEmpty();
        assertThat(linesOf("little")).containsExactly(two);
    }
}
