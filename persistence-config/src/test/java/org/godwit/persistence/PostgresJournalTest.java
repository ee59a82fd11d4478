package org.godwit.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.godwit.persistence.postgresql.JournalClaim;
import org.godwit.persistence.postgresql.PostgresJournal;
import org.godwit.persistence.postgresql.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The contract on a real PostgreSQL server, which the test starts.
final class PostgresJournalTest extends JournalContract {

    @TempDir static Path directory;
    private static PostgresServer server;
    private static JournalClaim claim;

    @BeforeAll
    static void serve() throws IOException {
        server = PostgresServer.start(directory);
        server.journal("godwit").init();
        claim = server.journal("godwit").claim("the contract");
    }

    @AfterAll
    static void stop() throws IOException {
        claim.close();
        server.close();
    }

    @Override
    Config profile() {
        return of(server, "godwit", claim);
    }

    private static Config of(PostgresServer server, String schema, JournalClaim claim) {
        return JournalProfile.POSTGRESQL.with(
                ConfigFactory.parseString("godwit.journal.postgresql.run = " + claim.run())
                        .withFallback(server.settings(schema)));
    }

    @Test
    void what_was_acknowledged_survives_a_kill_of_the_server(@TempDir Path own) throws Exception {
        int written = 0;
        try (PostgresServer killed = PostgresServer.start(own)) {
            killed.journal("godwit").init();
            JournalClaim once = killed.journal("godwit").claim("a machine");
            for (int round = 0; round < 2; round++) {
                ActorSystem system = newSystem(of(killed, "godwit", once));
                ActorRef ledger = system.actorOf(Ledger.props("killed"));
                assertThat(show(ledger).lines()).hasSize(written);
                for (int i = 0; i < 100; i++) {
                    add(ledger, "line " + i);
                    written++;
                }
                killed.kill();
                killed.restart();
            }
            assertThat(killed.journal("godwit").size().events()).isEqualTo(written);
        }
    }

    /// Both come alone, and so each is one statement.
    @Test
    void of_a_batch_that_is_refused_nothing_stays() throws Exception {
        ActorRef stale = ledger("as-a-whole");
        add(stale, "one", "two");
        ActorRef fresh = ledger("as-a-whole");
        add(fresh, "three");
        long events = server.journal("godwit").size().events();

        assertThatThrownBy(() -> add(stale, "a", "b", "c"))
                .hasMessageContaining("its first sequence number is 3, the journal expects 4");

        assertThat(server.journal("godwit").size().events()).isEqualTo(events);
    }

    /// What a recovery sees that has read the first events when a deletion overtakes it: it lost
    /// the last ones, and nobody noticed.
    @Test
    void a_recovery_reads_on_behind_events_that_were_deleted_while_it_reads() throws Exception {
        List<String> lines = IntStream.rangeClosed(1, 1_000).mapToObj(i -> "line " + i).toList();
        ActorRef writer = ledger("overtaken");
        add(writer, lines.toArray(String[]::new));

        server.execute(
                "DELETE FROM godwit.event_journal WHERE persistence_id = 'overtaken' AND sequence_number BETWEEN 101 AND 700");

        List<String> left = new ArrayList<>(lines);
        left.subList(100, 700).clear();
        assertThat(show(ledger("overtaken"))).isEqualTo(new Ledger.Page(left, 1_000));
    }

    @Test
    void a_host_of_an_earlier_virtual_machine_cannot_write_any_more() throws Exception {
        PostgresJournal journal = server.journal("twice");
        journal.init();
        ActorSystem earlier;
        try (JournalClaim first = journal.claim("the first")) {
            earlier = newSystem(of(server, "twice", first));
            add(earlier.actorOf(Ledger.props("a")), "one");
        }
        ActorRef stale = earlier.actorOf(Ledger.props("b"));
        show(stale);
        try (JournalClaim second = journal.claim("the second")) {
            ActorSystem later = newSystem(of(server, "twice", second));
            ActorRef fresh = later.actorOf(Ledger.props("a"));

            assertThat(show(fresh).lines()).isEmpty();
            assertThatThrownBy(() -> add(stale, "b"))
                    .hasMessageContaining(
                            "it is from run 1 of the journal, which belongs to run 2");
            assertThat(add(fresh, "one again")).isEqualTo(1);
        }
    }

    @Override
    boolean survives() {
        return true;
    }

    @Override
    boolean fences() {
        return true;
    }
}
