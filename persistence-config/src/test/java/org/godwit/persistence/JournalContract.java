package org.godwit.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// What every journal profile must do; the same tests run against each.
abstract class JournalContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ActorSystem> systems = new ArrayList<>();
    private ActorSystem system;

    /// Starts what the journal needs, empty.
    void startJournal() throws IOException {}

    void stopJournal() throws IOException {}

    /// The profile's configuration for a new actor system on the journal of this test.
    abstract Config profile();

    /// Whether events survive the actor system.
    abstract boolean survives();

    /// Whether a second writer of one persistence id is refused.
    abstract boolean fences();

    /// A word from the message of a refusal.
    static String refusal() {
        return "the journal expects";
    }

    @BeforeEach
    final void startSystem() throws IOException {
        startJournal();
        system = newSystem();
    }

    @AfterEach
    final void stopSystems() throws IOException {
        systems.forEach(TestKit::shutdownActorSystem);
        stopJournal();
    }

    final ActorSystem newSystem() {
        return newSystem(profile());
    }

    final ActorSystem newSystem(Config profile) {
        Config quiet = ConfigFactory.parseString("pekko.loglevel = WARNING");
        Config config = quiet.withFallback(profile).withFallback(ConfigFactory.load());
        ActorSystem started = ActorSystem.create("contract-" + systems.size(), config);
        systems.add(started);
        return started;
    }

    private void restart() {
        TestKit.shutdownActorSystem(system);
        system = newSystem();
    }

    final ActorRef ledger(String id) {
        return system.actorOf(Ledger.props(id));
    }

    static CompletionStage<Object> tell(ActorRef ledger, Object request) {
        return Patterns.ask(ledger, request, PATIENCE);
    }

    static Object ask(ActorRef ledger, Object request) throws Exception {
        return tell(ledger, request).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    static long add(ActorRef ledger, String... lines) throws Exception {
        return (Long) ask(ledger, new Ledger.Add(List.of(lines)));
    }

    static Ledger.Page show(ActorRef ledger) throws Exception {
        return (Ledger.Page) ask(ledger, new Ledger.Show());
    }

    static void stop(ActorRef ledger) throws Exception {
        Patterns.gracefulStop(ledger, PATIENCE).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void events_come_back_in_order() throws Exception {
        ActorRef writer = ledger("in-order");
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 250; i++) {
            assertThat(add(writer, "line " + i)).isEqualTo(i);
            expected.add("line " + i);
        }
        stop(writer);

        Ledger.Page recovered = show(ledger("in-order"));

        assertThat(recovered.lines()).isEqualTo(expected);
        assertThat(recovered.lastSequence()).isEqualTo(250);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 70, 150, 151, 400})
    void a_history_that_was_expected_comes_back_whole_with_what_was_written_since(long from)
            throws Exception {
        String id = "expected-" + from;
        ActorRef writer = ledger(id);
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 150; i++) {
            lines.add("line " + i);
        }
        add(writer, lines.toArray(String[]::new));
        ReadAhead.expect(system, id, from, _ -> false);
        add(writer, "since");
        ReadAhead.expect(system, id, from, _ -> false);
        add(writer, "at last");
        stop(writer);
        lines.add("since");
        lines.add("at last");

        for (int recovery = 1; recovery <= 2; recovery++) {
            ActorRef again = ledger(id);
            assertThat(show(again).lines()).isEqualTo(lines);
            stop(again);
        }
    }

    @Test
    void a_history_that_was_expected_in_vain_disturbs_nobody() throws Exception {
        for (int i = 0; i < 200; i++) {
            ReadAhead.expect(system, "nobody " + i, 1, _ -> true);
        }
        add(ledger("nobody 7"), "a");

        assertThat(show(ledger("nobody 8")).lines()).isEmpty();
    }

    @Test
    void events_survive_the_actor_system_if_the_profile_says_so() throws Exception {
        add(ledger("durable"), "a", "b");
        restart();

        assertThat(show(ledger("durable")).lines())
                .isEqualTo(survives() ? List.of("a", "b") : List.of());
    }

    @Test
    void a_batch_is_written_as_a_whole_and_in_order() throws Exception {
        ActorRef writer = ledger("batch");
        String[] batch = IntStream.range(0, 500).mapToObj(i -> "part " + i).toArray(String[]::new);
        assertThat(add(writer, batch)).isEqualTo(500);
        assertThat(add(writer, "after")).isEqualTo(501);
        stop(writer);

        Ledger.Page recovered = show(ledger("batch"));

        assertThat(recovered.lines()).hasSize(501).startsWith(batch).endsWith("after");
    }

    @Test
    void the_second_of_two_writers_is_refused_if_the_profile_fences() throws Exception {
        ActorRef stale = ledger("contested");
        add(stale, "one", "two");
        ActorRef fresh = ledger("contested");
        assertThat(show(fresh).lines()).containsExactly("one", "two");
        assertThat(add(fresh, "three of the fresh")).isEqualTo(3);

        if (!fences()) {
            assertThat(add(stale, "three of the stale")).isEqualTo(3);
            return;
        }
        assertThatThrownBy(() -> add(stale, "three of the stale", "four of the stale"))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining(refusal());
        assertThat(add(fresh, "four of the fresh")).isEqualTo(4);
        assertThat(show(ledger("contested")).lines())
                .containsExactly("one", "two", "three of the fresh", "four of the fresh");
    }

    @Test
    void a_stale_writer_is_refused_also_when_what_was_written_since_is_deleted() throws Exception {
        if (!fences()) {
            return;
        }
        ActorRef stale = ledger("outlived");
        add(stale, "one", "two");
        ActorRef fresh = ledger("outlived");
        add(fresh, "three", "four", "five");
        assertThat(ask(fresh, new Ledger.DeleteTo(5))).isEqualTo("deleted");

        assertThatThrownBy(() -> add(stale, "three of the stale"))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining(refusal());
        assertThat(add(fresh, "six")).isEqualTo(6);
        assertThat(show(ledger("outlived"))).isEqualTo(new Ledger.Page(List.of("six"), 6));
    }

    @Test
    void fenced_writes_do_not_take_others_with_them() throws Exception {
        if (!fences()) {
            return;
        }
        List<ActorRef> stale = new ArrayList<>();
        List<ActorRef> bystanders = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            stale.add(ledger("ousted-" + i));
            show(stale.getLast());
            add(ledger("ousted-" + i), "by a newer one");
            bystanders.add(ledger("bystander-" + i));
        }
        List<CompletionStage<Object>> late = new ArrayList<>();
        List<CompletionStage<Object>> fine = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            late.add(tell(stale.get(i), new Ledger.Add(List.of("too late"))));
            fine.add(tell(bystanders.get(i), new Ledger.Add(List.of("fine"))));
        }
        for (CompletionStage<Object> write : fine) {
            assertThat(write.toCompletableFuture().get(30, TimeUnit.SECONDS)).isEqualTo(1L);
        }
        for (CompletionStage<Object> write : late) {
            assertThatThrownBy(() -> write.toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .hasMessageContaining(refusal());
        }
    }

    @Test
    void deleted_events_are_gone_and_their_sequence_numbers_are_not_given_again() throws Exception {
        ActorRef writer = ledger("deleted");
        add(writer, "a", "b", "c", "d");
        assertThat(ask(writer, new Ledger.DeleteTo(3))).isEqualTo("deleted");
        stop(writer);
        ActorRef again = ledger("deleted");
        assertThat(show(again)).isEqualTo(new Ledger.Page(List.of("d"), 4));
        assertThat(ask(again, new Ledger.DeleteTo(4))).isEqualTo("deleted");
        stop(again);

        ActorRef last = ledger("deleted");

        assertThat(show(last)).isEqualTo(new Ledger.Page(List.of(), 4));
        assertThat(add(last, "e")).isEqualTo(5);
    }

    @Test
    void many_ids_write_at_once() throws Exception {
        int ids = 100;
        int rounds = 10;
        List<ActorRef> writers =
                IntStream.range(0, ids).mapToObj(i -> ledger("many-" + i)).toList();
        List<CompletionStage<Object>> answers = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (ActorRef writer : writers) {
                answers.add(tell(writer, new Ledger.Add(List.of("round " + round))));
            }
        }
        for (CompletionStage<Object> answer : answers) {
            answer.toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
        List<String> expected =
                IntStream.range(0, rounds).mapToObj(round -> "round " + round).toList();
        for (int i = 0; i < ids; i++) {
            assertThat(show(ledger("many-" + i)).lines()).isEqualTo(expected);
        }
    }

    @Test
    void an_event_as_long_as_the_profile_says_comes_back() throws Exception {
        long most = system.settings().config().getBytes("godwit.journal.event-bytes-max");
        String large = "x".repeat((int) Math.min(most, 80 << 20) - 100);
        ActorRef writer = ledger("large");
        add(writer, large, "small");
        stop(writer);

        assertThat(show(ledger("large")).lines()).containsExactly(large, "small");
    }
}
