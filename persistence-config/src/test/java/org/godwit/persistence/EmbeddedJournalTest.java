package org.godwit.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.godwit.persistence.client.JournalFencedException;
import org.godwit.persistence.log.FsyncMode;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.server.JournalServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// The contract on the embedded journal, and what only it promises.
final class EmbeddedJournalTest extends JournalContract {

    @TempDir Path directory;

    @SuppressWarnings("NullAway.Init") // startJournal
    private JournalServer server;

    @Override
    void startJournal() throws IOException {
        start(0);
    }

    @Override
    void stopJournal() throws IOException {
        server.close();
    }

    private void start(int port) throws IOException {
        server =
                JournalServer.start(
                        directory,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        FsyncMode.EVERY_COMMIT,
                        JournalLimits.defaults());
    }

    @Override
    Config profile() {
        return ConfigFactory.parseString("godwit.journal.embedded.connect-timeout = 10 s")
                .withFallback(
                        JournalProfile.load("embedded", "127.0.0.1", server.address().getPort()));
    }

    @Override
    boolean survives() {
        return true;
    }

    @Override
    boolean fences() {
        return true;
    }

    @Test
    void a_fenced_write_names_the_id_and_both_sequence_numbers() throws Exception {
        ActorRef stale = ledger("fenced");
        add(stale, "one");
        add(ledger("fenced"), "two", "three");

        assertThatThrownBy(() -> add(stale, "two again"))
                .hasCauseInstanceOf(JournalFencedException.class)
                .hasMessageContaining("persistence id 'fenced'")
                .hasMessageContaining("its first sequence number is 2, the journal expects 4");
    }

    @Test
    void two_actor_systems_share_one_journal_and_an_id_moves_between_them() throws Exception {
        ActorSystem other = newSystem();
        for (int move = 0; move < 10; move++) {
            ActorRef here = ledger("mover");
            add(here, "here " + move);
            stop(here);
            ActorRef there = other.actorOf(Ledger.props("mover"));
            assertThat(show(there).lines()).hasSize(2 * move + 1).endsWith("here " + move);
            add(there, "there " + move);
            stop(there);
        }
        assertThat(show(ledger("mover")).lines()).hasSize(20).endsWith("there 9");
    }

    @Test
    void the_actor_system_goes_on_after_the_journal_was_started_again() throws Exception {
        add(ledger("patient"), "before");
        int port = server.address().getPort();
        server.close();
        start(port);

        ActorRef after = ledger("patient");

        assertThat(show(after).lines()).containsExactly("before");
        assertThat(add(after, "after")).isEqualTo(2);
    }

    @Test
    void an_event_that_cannot_be_serialised_is_rejected_and_nothing_is_written() throws Exception {
        ActorRef writer = ledger("odd");
        add(writer, "good");

        assertThatThrownBy(() -> ask(writer, new Ledger.AddObject(new Object())))
                .isInstanceOf(ExecutionException.class);

        assertThat(show(ledger("odd")).lines()).containsExactly("good");
    }
}
