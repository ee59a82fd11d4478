package org.godwit.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.godwit.persistence.client.ClientSettings;
import org.godwit.persistence.client.JournalClient;
import org.godwit.persistence.log.BulkFile;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// Large events of actors on a real journal, which go into files beside it.
final class BulkFilesTest extends BulkFilesCase {

    @Test
    void many_large_events_lie_in_a_file_and_come_back_in_another_system() throws Exception {
        ActorRef writer = ledger(system(), "large");
        JournalContract.add(writer, "before");
        JournalContract.add(writer, parts("x"));
        JournalContract.add(writer, "after");

        assertThat(files()).hasSize(1);
        assertThat(Files.size(files().getFirst())).isBetween((long) PARTS * PART, PARTS * 301_000L);
        assertThat(inSegments()).isLessThan(PARTS * PART);

        Ledger.Page page = JournalContract.show(ledger(system(), "large"));

        assertThat(page.lastSequence()).isEqualTo(PARTS + 3);
        assertThat(page.lines())
                .startsWith("before")
                .containsSubsequence(parts("x"))
                .endsWith("after");
    }

    @Test
    void the_file_goes_with_its_events() throws Exception {
        ActorRef writer = ledger(system(), "deleted");
        JournalContract.add(writer, parts("x"));
        JournalContract.add(writer, parts("y"));
        assertThat(files()).hasSize(2);

        JournalContract.ask(writer, new Ledger.DeleteTo(PARTS + 1));

        await().untilAsserted(() -> assertThat(files()).hasSize(1));
        assertThat(JournalContract.show(ledger(system(), "deleted")).lines())
                .containsExactly(parts("y"));
    }

    @Test
    void a_fenced_write_leaves_no_file() throws Exception {
        ActorRef stale = ledger(system(), "contested");
        JournalContract.add(stale, "one");
        JournalContract.add(ledger(system(), "contested"), "two");

        assertThatThrownBy(() -> JournalContract.add(stale, parts("x")))
                .hasMessageContaining("its first sequence number is 2, the journal expects 3");

        await().untilAsserted(() -> assertThat(files()).isEmpty());
    }

    @Test
    void a_file_whose_writer_died_before_its_events_were_written_goes_away() throws Exception {
        var settings = ClientSettings.defaults("127.0.0.1", server.address().getPort());
        try (JournalClient client = new JournalClient(settings, "doomed", _ -> {})) {
            client.highest("any").get();
            var half = client.bulkRoom().orElseThrow().begin();
            half.write(ByteBuffer.allocate(PART));
            var whole = client.bulkRoom().orElseThrow().begin();
            whole.write(ByteBuffer.allocate(PART));
            BulkFile _ = whole.finish();
            assertThat(files()).hasSize(2);
        }

        await().untilAsserted(() -> assertThat(files()).isEmpty());
    }

    @Test
    void a_damaged_file_is_refused_with_the_reason_and_harms_no_other_id() throws Exception {
        ActorSystem system = system();
        ActorRef writer = ledger(system, "damaged");
        JournalContract.add(writer, parts("x"));
        JournalContract.add(ledger(system, "other"), "fine");
        try (FileChannel file = FileChannel.open(files().getFirst(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {'!'}), PART + 1_000);
        }

        assertThat(failure("damaged"))
                .contains(files().getFirst().getFileName().toString())
                .contains("do not match their checksum");
        assertThat(JournalContract.show(ledger(system(), "other")).lines()).containsExactly("fine");

        Files.delete(files().getFirst());
        assertThat(failure("damaged")).contains(".bulk is missing");
    }

    /// Why an actor of this id cannot recover.
    private String failure(String id) throws Exception {
        ActorSystem system = system();
        TestKit probe = new TestKit(system);
        ActorRef broken = system.actorOf(Ledger.props(id, probe.getRef()));
        Throwable cause = probe.expectMsgClass(Duration.ofSeconds(20), Throwable.class);
        Patterns.gracefulStop(broken, Duration.ofSeconds(5)).toCompletableFuture().get();
        StringBuilder all = new StringBuilder();
        for (Throwable t = cause; t != null; t = t.getCause()) {
            all.append(t.getMessage()).append('\n');
        }
        return all.toString();
    }
}
