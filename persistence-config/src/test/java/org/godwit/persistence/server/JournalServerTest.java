package org.godwit.persistence.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.godwit.persistence.JournalProcess;
import org.godwit.persistence.client.ClientSettings;
import org.godwit.persistence.client.JournalClient;
import org.godwit.persistence.client.JournalException;
import org.godwit.persistence.client.JournalFencedException;
import org.godwit.persistence.client.JournalUnavailableException;
import org.godwit.persistence.log.EventBatch;
import org.godwit.persistence.log.FsyncMode;
import org.godwit.persistence.log.Gathering;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.wire.Frames;
import org.godwit.persistence.wire.Reply;
import org.godwit.persistence.wire.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

final class JournalServerTest {

    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir Path directory;

    private JournalServer serve(JournalLimits limits) throws IOException {
        return JournalServer.start(directory, ANY, FsyncMode.NEVER, limits);
    }

    private JournalServer serve() throws IOException {
        return serve(JournalLimits.defaults());
    }

    private static JournalClient client(int port) throws IOException {
        ClientSettings defaults = ClientSettings.defaults("127.0.0.1", port);
        ClientSettings settings =
                new ClientSettings(
                        defaults.host(),
                        port,
                        Duration.ofSeconds(1),
                        defaults.minBackoff(),
                        defaults.maxBackoff(),
                        defaults.maxPendingBytes());
        return new JournalClient(settings, "test", _ -> {});
    }

    private static JournalClient client(JournalServer server) throws IOException {
        return client(server.address().getPort());
    }

    private static EventBatch one(long sequence, String event) {
        return EventBatch.of(sequence, List.of(event.getBytes(StandardCharsets.UTF_8)));
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    private static List<String> all(JournalClient client, String id) throws Exception {
        List<String> events = new ArrayList<>();
        get(
                client.read(
                        id,
                        1,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        batch ->
                                batch.forEach((_, event) ->
                                        events.add(
                                                StandardCharsets.UTF_8.decode(event).toString()))));
        return events;
    }

    @ParameterizedTest
    @EnumSource(FsyncMode.class)
    void nothing_acknowledged_is_lost_when_the_server_is_killed_in_mid_write(FsyncMode fsync)
            throws Exception {
        int ids = 8;
        int[] known = new int[ids];
        for (int round = 0; round < 3; round++) {
            JournalProcess journal = JournalProcess.start(directory, fsync.word());
            int[] sent = known.clone();
            AtomicInteger[] acknowledged =
                    IntStream.of(known).mapToObj(AtomicInteger::new).toArray(AtomicInteger[]::new);
            try (JournalClient client = client(journal.port())) {
                List<CompletableFuture<Void>> writers = new ArrayList<>();
                for (int id = 0; id < ids; id++) {
                    writers.add(writeUntilItFails(client, id, sent, acknowledged[id]));
                }
                int enough = IntStream.of(known).sum() + 2_000;
                await().atMost(Duration.ofSeconds(30)).until(() -> sum(acknowledged) >= enough);
                journal.kill();
                for (CompletableFuture<Void> writer : writers) {
                    assertThatThrownBy(() -> get(writer))
                            .hasCauseInstanceOf(JournalUnavailableException.class);
                }
            } finally {
                journal.kill();
            }
            checkAfterKill(fsync, sent, acknowledged, known);
        }
    }

    private static int sum(AtomicInteger[] counters) {
        return IntStream.range(0, counters.length).map(i -> counters[i].get()).sum();
    }

    private static CompletableFuture<Void> writeUntilItFails(
            JournalClient client, int id, int[] sent, AtomicInteger acknowledged) {
        int next = ++sent[id];
        return client.append("id-" + id, one(next, "event " + next))
                .thenRun(acknowledged::incrementAndGet)
                .thenCompose(_ -> writeUntilItFails(client, id, sent, acknowledged));
    }

    private void checkAfterKill(
            FsyncMode fsync, int[] sent, AtomicInteger[] acknowledged, int[] known)
            throws Exception {
        JournalProcess journal = JournalProcess.start(directory, fsync.word());
        try (JournalClient client = client(journal.port())) {
            for (int id = 0; id < sent.length; id++) {
                List<String> found = all(client, "id-" + id);
                assertThat(found).hasSizeBetween(acknowledged[id].get(), sent[id]);
                for (int i = 0; i < found.size(); i++) {
                    assertThat(found.get(i)).isEqualTo("event " + (i + 1));
                }
                known[id] = found.size();
            }
        } finally {
            journal.kill();
        }
    }

    @Test
    void of_two_clients_that_write_the_same_numbers_exactly_one_wins_each() throws Exception {
        try (JournalServer server = serve();
                JournalClient left = client(server);
                JournalClient right = client(server)) {
            for (int sequence = 1; sequence <= 200; sequence++) {
                var first = left.append("id", one(sequence, "left"));
                var second = right.append("id", one(sequence, "right"));
                int lost = 0;
                for (CompletableFuture<Void> write : List.of(first, second)) {
                    try {
                        get(write);
                    } catch (ExecutionException refused) {
                        assertThat(refused).hasCauseInstanceOf(JournalFencedException.class);
                        lost++;
                    }
                }
                assertThat(lost).isEqualTo(1);
            }
            assertThat(all(left, "id")).hasSize(200);
            assertThat(get(left.status()).events()).isEqualTo(200);
        }
    }

    @Test
    void a_long_recovery_comes_in_pieces_and_in_order() throws Exception {
        try (JournalServer server = serve();
                JournalClient client = client(server)) {
            int events = 20_000;
            List<byte[]> batch =
                    IntStream.range(0, events)
                            .mapToObj(i -> ("event " + i).getBytes(StandardCharsets.UTF_8))
                            .toList();
            for (int at = 0; at < events; at += 1_000) {
                get(client.append("id", EventBatch.of(at + 1, batch.subList(at, at + 1_000))));
            }
            List<String> read = all(client, "id");
            assertThat(read).hasSize(events).endsWith("event 19999");
            assertThat(get(client.highest("id"))).isEqualTo(events);
        }
    }

    @Test
    void a_batch_above_the_limit_is_refused_by_name_and_the_connection_stays() throws Exception {
        JournalLimits small =
                new JournalLimits(4_096, 8_192, 1 << 20, 10, 4, 1 << 20, 1 << 20, 1_024, 600);
        try (JournalServer server = serve(small);
                JournalClient client = client(server)) {
            assertThatThrownBy(() -> get(client.append("id", one(1, "x".repeat(5_000)))))
                    .hasCauseInstanceOf(JournalException.class)
                    .hasMessageContaining("godwit.journal.max-frame-bytes = 4096");
            get(client.append("id", one(1, "small")));
        }
    }

    @Test
    void a_journal_that_is_not_there_is_named_with_what_to_do() throws Exception {
        int port;
        try (JournalServer gone = serve()) {
            port = gone.address().getPort();
        }
        try (JournalClient client = client(port)) {
            assertThatThrownBy(() -> get(client.highest("id")))
                    .hasCauseInstanceOf(JournalUnavailableException.class)
                    .hasMessageContaining("journal at 127.0.0.1:" + port)
                    .hasMessageContaining("Connection refused")
                    .hasMessageContaining("machine process");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 8, 513, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void a_hostile_first_length_ends_the_connection_and_nothing_else(int length) throws Exception {
        try (JournalServer server = serve();
                Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(ByteBuffer.allocate(4).putInt(length).array());
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            try (JournalClient client = client(server)) {
                get(client.append("id", one(1, "fine")));
            }
        }
    }

    @Test
    void a_stranger_is_told_why_before_the_connection_ends() throws Exception {
        try (JournalServer server = serve();
                Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(10_000);
            ByteBuffer frame = Gathering.whole(Frames.encode(1, new Request.Status()));
            byte[] bytes = new byte[frame.limit()];
            frame.get(bytes);
            socket.getOutputStream().write(bytes);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            ByteBuffer reply = ByteBuffer.wrap(in.readNBytes(in.readInt()));
            assertThat(Frames.reply(reply).content())
                    .isEqualTo(new Reply.Failed("the first request must be a hello"));
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void more_connections_than_allowed_are_closed() throws Exception {
        JournalLimits one =
                new JournalLimits(4_096, 8_192, 1 << 20, 10, 1, 1 << 20, 1 << 20, 1_024, 600);
        try (JournalServer server = serve(one);
                JournalClient first = client(server);
                JournalClient second = client(server)) {
            get(first.highest("id"));
            assertThatThrownBy(() -> get(second.highest("id")))
                    .hasMessageContaining("no connection within");
        }
    }

    @Test
    void an_address_that_others_can_reach_is_refused() {
        assertThatThrownBy(() ->
                        JournalServer.start(
                                directory,
                                new InetSocketAddress("0.0.0.0", 0),
                                FsyncMode.NEVER,
                                JournalLimits.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a loopback address");
    }
}
