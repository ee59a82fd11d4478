package org.godwit.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.godwit.persistence.client.ClientSettings;
import org.godwit.persistence.client.JournalClient;
import org.godwit.persistence.client.JournalException;
import org.godwit.persistence.server.JournalServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// A disk that is full, slow, or does not confirm.
final class FullDiskTest {

    private static final int SEGMENT_BYTES = 4_096;
    private static final JournalLimits SMALL_SEGMENTS =
            new JournalLimits(4_096, SEGMENT_BYTES, 1 << 24, 100, 4, 1 << 20, 1 << 20, 1_024, 0);
    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir private Path folder;

    private Path journal() {
        return folder.resolve("journal");
    }

    private static EventBatch batch(long first, String... events) {
        return EventBatch.of(
                first, Arrays.stream(events).map(e -> e.getBytes(StandardCharsets.UTF_8)).toList());
    }

    private static List<String> all(EventLog log, String id) throws IOException {
        List<String> events = new ArrayList<>();
        Optional<EventBatch> next = log.read(id, 1, Long.MAX_VALUE, Long.MAX_VALUE, 64);
        while (next.isPresent()) {
            next.get()
                    .forEach((sequence, event) ->
                            events.add(sequence + StandardCharsets.UTF_8.decode(event).toString()));
            next = log.read(id, next.get().lastSequence() + 1, Long.MAX_VALUE, Long.MAX_VALUE, 64);
        }
        return events;
    }

    @ParameterizedTest
    @EnumSource(FsyncMode.class)
    void what_a_full_disk_did_not_take_is_taken_back_and_can_be_written_again(FsyncMode fsync)
            throws IOException {
        FaultyDisk disk = new FaultyDisk(folder);
        try (EventLog log = EventLog.open(journal(), fsync, SMALL_SEGMENTS, disk)) {
            log.append("a", batch(1, "x"));
            log.commit();
            long before = log.status().bytes();
            disk.fill();
            log.append("a", batch(2, "y".repeat(1_000)));
            log.append("b", batch(1, "z"));
            assertThatThrownBy(log::commit).hasMessageContaining("No space left on device");
            log.rollBackLater();
            disk.mend();

            assertThat(log.append("a", batch(3, "late"))).isEqualTo(new Staged.Fenced(2, 3));
            log.append("a", batch(2, "w"));
            log.commit();

            assertThat(all(log, "a")).containsExactly("1x", "2w");
            assertThat(log.highest("b")).isZero();
            assertThat(log.status().bytes()).isBetween(before, before + 100);
        }
        try (EventLog log = EventLog.open(journal(), fsync, SMALL_SEGMENTS)) {
            assertThat(all(log, "a")).containsExactly("1x", "2w");
            assertThat(log.highest("b")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(FsyncMode.class)
    void segments_that_were_started_for_it_are_taken_back_too(FsyncMode fsync) throws IOException {
        FillingDisk disk = new FillingDisk();
        String event = "e".repeat(1_500);
        try (EventLog log = EventLog.open(journal(), fsync, SMALL_SEGMENTS, disk)) {
            log.append("a", batch(1, event));
            log.commit();
            for (int room = 0; room < 2 * SEGMENT_BYTES; room += 37) {
                disk.room = room;
                try {
                    for (int sequence = 2; sequence <= 6; sequence++) {
                        log.append("a", batch(sequence, event));
                    }
                    log.commit();
                    break; // that was enough
                } catch (IOException full) {
                    log.rollBackLater();
                }
                disk.room = Integer.MAX_VALUE;
                assertThat(log.append("b", batch(room / 37 + 1L, "x")))
                        .isInstanceOf(Staged.Accepted.class);
                log.commit();
            }
            disk.room = Integer.MAX_VALUE;
            log.append("c", batch(1, "done"));
            log.commit();
        }
        try (EventLog log = EventLog.open(journal(), fsync, SMALL_SEGMENTS)) {
            assertThat(log.highest("a")).isIn(1L, 6L);
            assertThat(all(log, "c")).containsExactly("1done");
        }
    }

    @Test
    void whatever_a_disk_refuses_what_was_acknowledged_is_there() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        FillingDisk disk = new FillingDisk();
        List<List<String>> acknowledged = List.of(new ArrayList<>(), new ArrayList<>());
        try (EventLog log =
                EventLog.open(journal(), FsyncMode.EVERY_COMMIT, SMALL_SEGMENTS, disk)) {
            for (int round = 0; round < 400; round++) {
                disk.room = random.nextInt(4) == 0 ? random.nextInt(6_000) : Integer.MAX_VALUE;
                List<List<String>> more = List.of(new ArrayList<>(), new ArrayList<>());
                try {
                    for (int i = random.nextInt(6); i >= 0; i--) {
                        int id = random.nextInt(2);
                        String event = round + "e".repeat(random.nextInt(1, 1_200));
                        int sequence = acknowledged.get(id).size() + more.get(id).size() + 1;
                        assertThat(log.append("id" + id, batch(sequence, event)))
                                .isInstanceOf(Staged.Accepted.class);
                        more.get(id).add(sequence + event);
                    }
                    log.commit();
                    acknowledged.get(0).addAll(more.get(0));
                    acknowledged.get(1).addAll(more.get(1));
                } catch (IOException full) {
                    log.rollBackLater();
                }
            }
            disk.room = Integer.MAX_VALUE;
            assertThat(all(log, "id0")).as("seed %d", seed).isEqualTo(acknowledged.get(0));
        }
        try (EventLog log = EventLog.open(journal(), FsyncMode.EVERY_COMMIT, SMALL_SEGMENTS)) {
            assertThat(all(log, "id0")).as("seed %d", seed).isEqualTo(acknowledged.get(0));
            assertThat(all(log, "id1")).as("seed %d", seed).isEqualTo(acknowledged.get(1));
        }
    }

    @Test
    void writes_wait_for_room_and_go_on() throws Exception {
        FaultyDisk disk = new FaultyDisk(folder);
        try (JournalServer server = serve(disk, Duration.ofSeconds(30));
                JournalClient client = client(server)) {
            get(client.append("a", batch(1, "x")));
            disk.fill();
            CompletableFuture<Void> waiting = client.append("a", batch(2, "y"));
            await().pollDelay(Duration.ofMillis(300)).until(() -> !waiting.isDone());
            assertThat(get(client.highest("a"))).as("it can be read").isEqualTo(1);
            disk.mend();
            get(waiting);
            assertThat(get(client.highest("a"))).isEqualTo(2);
        }
    }

    @Test
    void writes_that_have_waited_too_long_are_refused_and_later_ones_are_taken() throws Exception {
        FaultyDisk disk = new FaultyDisk(folder);
        try (JournalServer server = serve(disk, Duration.ofMillis(200));
                JournalClient client = client(server)) {
            get(client.append("a", batch(1, "x")));
            disk.fill();
            assertThatThrownBy(() -> get(client.append("a", batch(2, "y"))))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("could not be written (No space left on device")
                    .hasMessageContaining("It goes on when the disk takes it");
            Path bulk = journal().resolve(BulkFile.FOLDER).resolve("1.bulk");
            Files.write(bulk, new byte[10]);
            assertThatThrownBy(() ->
                            get(
                                    client.append(
                                            "a",
                                            batch(2, "y"),
                                            List.of(new BulkFile("1.bulk", 10)))))
                    .hasMessageContaining("could not be written");
            await().untilAsserted(() -> assertThat(bulk).doesNotExist());
            disk.mend();
            get(client.append("a", batch(2, "z")));
        }
        try (EventLog log = EventLog.open(journal(), FsyncMode.NEVER, SMALL_SEGMENTS)) {
            assertThat(all(log, "a")).containsExactly("1x", "2z");
        }
    }

    @Test
    void a_slow_disk_is_waited_for() throws Exception {
        FaultyDisk disk = new FaultyDisk(folder);
        try (JournalServer server = serve(disk, Duration.ofSeconds(30));
                JournalClient client = client(server)) {
            disk.slow(Duration.ofMillis(300));
            long before = System.nanoTime();
            get(client.append("a", batch(1, "x")));
            assertThat(System.nanoTime() - before).isGreaterThan(Duration.ofMillis(299).toNanos());
            disk.mend();
        }
    }

    @Test
    void a_disk_that_does_not_confirm_is_not_asked_again() throws Exception {
        Disk disk =
                new Disk() {
                    private boolean failed;

                    @Override
                    public void force(FileChannel channel, boolean metaData) throws IOException {
                        if (!failed && Files.exists(folder.resolve("fail"))) {
                            failed = true;
                            throw new IOException("Input/output error");
                        }
                        channel.force(metaData);
                    }
                };
        try (JournalServer server = serve(disk, Duration.ofSeconds(30));
                JournalClient client = client(server)) {
            get(client.append("a", batch(1, "x")));
            Files.writeString(folder.resolve("fail"), "");
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> get(client.append("a", batch(2, "y"))))
                        .hasMessageContaining("until its server is started again")
                        .hasMessageContaining("could not be forced to the disk");
            }
            assertThat(get(client.highest("a"))).isEqualTo(1);
        }
    }

    /// The real thing: needs root, and Linux.
    @Test
    void a_file_system_that_is_full_makes_writes_wait_and_nothing_is_lost() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount.toString()),
                "a file system can be mounted");
        try {
            JournalLimits limits = limits(Duration.ofSeconds(30));
            Path ballast = mount.resolve("ballast");
            try (JournalServer server =
                            JournalServer.start(
                                    mount.resolve("journal"), ANY, FsyncMode.EVERY_COMMIT, limits);
                    JournalClient client = client(server)) {
                get(client.append("a", batch(1, "x")));
                fill(ballast);
                CompletableFuture<Void> waiting =
                        client.append("a", batch(2, "y".repeat(1_200_000)));
                await().pollDelay(Duration.ofMillis(300)).until(() -> !waiting.isDone());
                Files.delete(ballast);
                get(waiting);
            }
            try (EventLog log =
                    EventLog.open(mount.resolve("journal"), FsyncMode.EVERY_COMMIT, limits)) {
                assertThat(log.highest("a")).isEqualTo(2);
                assertThat(all(log, "a")).last().asString().hasSize(1_200_001);
            }
        } finally {
            assertThat(run("umount", mount.toString())).isTrue();
        }
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4_096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false; // there is no such command
        }
    }

    private static JournalLimits limits(Duration patience) {
        JournalLimits usual = JournalLimits.defaults();
        return new JournalLimits(
                usual.maxFrameBytes(),
                usual.segmentBytes(),
                usual.maxJournalBytes(),
                usual.maxPersistenceIds(),
                usual.maxConnections(),
                usual.maxQueuedBytes(),
                usual.maxOutboxBytes(),
                usual.readChunkBytes(),
                0,
                0,
                patience);
    }

    private JournalServer serve(Disk disk, Duration patience) throws IOException {
        return JournalServer.start(journal(), ANY, FsyncMode.EVERY_COMMIT, limits(patience), disk);
    }

    private static JournalClient client(JournalServer server) throws IOException {
        return new JournalClient(
                ClientSettings.defaults("127.0.0.1", server.address().getPort()), "test", _ -> {});
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    /// Takes so many bytes and no more, the last of them in the midst of a write.
    private static final class FillingDisk implements Disk {
        private int room = Integer.MAX_VALUE;

        @Override
        public int write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            int length = Math.min(room, bytes.remaining());
            int written = channel.write(bytes.slice(bytes.position(), length), at);
            bytes.position(bytes.position() + written);
            room -= room == Integer.MAX_VALUE ? 0 : written;
            return written;
        }
    }
}
