package org.godwit.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

final class EventLogTest {

    private static final JournalLimits SMALL_SEGMENTS =
            new JournalLimits(4_096, 4_096, 1 << 20, 10, 4, 1 << 20, 1 << 20, 1_024, 0);

    @TempDir Path directory;

    private EventLog open() throws IOException {
        return EventLog.open(directory, FsyncMode.NEVER, JournalLimits.defaults());
    }

    private static EventBatch batch(long first, String... events) {
        return EventBatch.of(
                first, Arrays.stream(events).map(e -> e.getBytes(StandardCharsets.UTF_8)).toList());
    }

    private static Staged write(EventLog log, String id, long first, String... events)
            throws IOException {
        Staged staged = log.append(id, batch(first, events));
        log.commit();
        return staged;
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

    private Path segment(int number) {
        return Segment.file(directory, number);
    }

    @Test
    void what_was_committed_is_there_after_opening_again() throws IOException {
        try (EventLog log = open()) {
            write(log, "a", 1, "x", "y");
            write(log, "b", 1, "z");
            write(log, "a", 3, "w");
        }
        try (EventLog log = open()) {
            assertThat(all(log, "a")).containsExactly("1x", "2y", "3w");
            assertThat(all(log, "b")).containsExactly("1z");
            assertThat(log.highest("a")).isEqualTo(3);
            assertThat(log.highest("c")).isZero();
            assertThat(log.status().events()).isEqualTo(4);
            assertThat(log.status().persistenceIds()).isEqualTo(2);
        }
    }

    @ParameterizedTest(name = "with {0} bytes kept in memory")
    @ValueSource(longs = {0, 300, 1 << 20})
    void parts_of_batches_can_be_read(long recentBytes) throws IOException {
        JournalLimits limits =
                new JournalLimits(
                        4_096, 4_096, 1 << 20, 10, 4, 1 << 20, 1 << 20, 1_024, recentBytes);
        try (EventLog log = EventLog.open(directory, FsyncMode.NEVER, limits)) {
            write(log, "a", 1, "p", "q", "r", "s");
            write(log, "a", 5, "t", "u");
            assertThat(log.read("a", 3, 5, 10, 4_096).orElseThrow())
                    .isEqualTo(batch(3, "r", "s", "t"));
            assertThat(log.read("a", 2, 6, 2, 4_096).orElseThrow()).isEqualTo(batch(2, "q", "r"));
            assertThat(log.read("a", 7, 9, 10, 4_096)).isEmpty();
            assertThat(log.read("a", 1, 6, 0, 4_096)).isEmpty();
            log.erase("a", 4);
            log.commit();
            assertThat(all(log, "a")).containsExactly("5t", "6u");
        }
    }

    @Test
    void the_newest_records_are_kept_as_long_as_they_fit() {
        RecentRecords recent = new RecentRecords(1_000);
        EventBatch batch = batch(1, "x".repeat(100));
        for (int offset = 1; offset <= 4; offset++) {
            recent.add(7, offset, batch);
        }
        recent.add(7, 5, batch(1, "x".repeat(2_000)));
        assertThat(recent.get(7, 1)).isEmpty();
        assertThat(recent.get(7, 3)).contains(batch);
        assertThat(recent.get(7, 4)).contains(batch);
        assertThat(recent.get(7, 5)).as("it is longer than all that is kept").isEmpty();
        assertThat(recent.get(6, 4)).isEmpty();
    }

    @Test
    void a_write_must_start_at_the_next_sequence_number_also_within_a_group() throws IOException {
        try (EventLog log = open()) {
            assertThat(log.append("a", batch(1, "x", "y"))).isEqualTo(new Staged.Accepted());
            assertThat(log.append("a", batch(2, "late"))).isEqualTo(new Staged.Fenced(3, 2));
            assertThat(log.append("a", batch(4, "early"))).isEqualTo(new Staged.Fenced(3, 4));
            assertThat(log.append("a", batch(3, "z"))).isEqualTo(new Staged.Accepted());
            log.commit();
            assertThat(all(log, "a")).containsExactly("1x", "2y", "3z");
            assertThat(log.append("b", batch(2, "q"))).isEqualTo(new Staged.Fenced(1, 2));
        }
    }

    @Test
    void nothing_is_visible_before_the_commit() throws IOException {
        try (EventLog log = open()) {
            log.append("a", batch(1, "x"));
            assertThat(log.highest("a")).isZero();
            assertThat(log.read("a", 1, 9, 9, 64)).isEmpty();
        }
    }

    @Test
    void a_write_torn_anywhere_is_cut_off_and_nothing_before_it_is_lost() throws IOException {
        long acknowledged;
        try (EventLog log = open()) {
            write(log, "a", 1, "first");
            write(log, "a", 2, "second");
            acknowledged = log.status().bytes();
            log.append("a", batch(3, "third", "fourth"));
            log.append("b", batch(1, "other"));
            log.commit();
        }
        byte[] whole = Files.readAllBytes(segment(1));
        for (int cut = (int) acknowledged; cut < whole.length; cut++) {
            byte[] torn = Arrays.copyOf(whole, cut);
            checkTorn(torn);
            checkTorn(Arrays.copyOf(torn, whole.length + 100)); // as allocated ahead: zeros
        }
    }

    private void checkTorn(byte[] content) throws IOException {
        Files.write(segment(1), content);
        try (EventLog log = open()) {
            List<String> read = all(log, "a");
            assertThat(read).startsWith("1first", "2second");
            assertThat(read).hasSizeBetween(2, 4).doesNotContain("3third\u0000");
            assertThat(read.size()).as("a batch is whole or absent").isNotEqualTo(3);
            assertThat(write(log, "a", read.size() + 1, "next")).isEqualTo(new Staged.Accepted());
        }
        try (EventLog log = open()) {
            assertThat(all(log, "a").getLast()).endsWith("next");
        }
    }

    @Test
    void damage_to_what_was_acknowledged_is_refused_with_file_and_offset() throws IOException {
        long end;
        try (EventLog log = open()) {
            write(log, "a", 1, "first");
            end = log.status().bytes();
            write(log, "a", 2, "second");
        }
        byte[] whole = Files.readAllBytes(segment(1));
        for (int at = 0; at < end; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(segment(1), damaged);
            String offset = "offset " + (at < Segment.HEADER_BYTES ? 0 : Segment.HEADER_BYTES);
            assertThatThrownBy(this::open)
                    .as("byte %d", at)
                    .isInstanceOf(CorruptJournalException.class)
                    .hasMessageContaining(segment(1).toString())
                    .hasMessageContaining(offset);
            assertThat(segment(1)).hasBinaryContent(damaged);
        }
    }

    @Test
    void segments_are_rolled_and_removed_when_all_in_them_is_deleted() throws IOException {
        String big = "x".repeat(1_000);
        try (EventLog log = EventLog.open(directory, FsyncMode.EVERY_COMMIT, SMALL_SEGMENTS)) {
            write(log, "kept", 1, "k");
            log.erase("kept", 1);
            for (int i = 1; i <= 20; i++) {
                write(log, "a", i, big);
            }
            assertThat(log.status().segments()).isGreaterThan(4);
            log.erase("a", 18);
            log.commit();
            assertThat(log.status().segments()).isLessThanOrEqualTo(2);
            assertThat(segment(1)).doesNotExist();
            assertThat(all(log, "a")).containsExactly("19" + big, "20" + big);
        }
        try (EventLog log = EventLog.open(directory, FsyncMode.EVERY_COMMIT, SMALL_SEGMENTS)) {
            assertThat(log.highest("kept")).isEqualTo(1);
            assertThat(all(log, "kept")).isEmpty();
            assertThat(write(log, "kept", 1, "again")).isEqualTo(new Staged.Fenced(2, 1));
            assertThat(log.highest("a")).isEqualTo(20);
            assertThat(all(log, "a")).hasSize(2);
            log.erase("a", Long.MAX_VALUE);
            log.commit();
            assertThat(log.highest("a")).isEqualTo(20);
            assertThat(log.status().events()).isZero();
        }
    }

    @Test
    void an_id_whose_events_are_all_deleted_is_counted_no_more_but_stays_fenced()
            throws IOException {
        try (EventLog log = EventLog.open(directory, FsyncMode.NEVER, SMALL_SEGMENTS)) {
            write(log, "ended", 1, "x");
            write(log, "ended", 2, "y");
            write(log, "lives", 1, "z");
            log.erase("ended", Long.MAX_VALUE);
            log.commit();
            long bytes = log.status().bytes();

            log.erase("ended", Long.MAX_VALUE); // once more, as after a crash
            log.commit();

            assertThat(log.status().bytes()).isEqualTo(bytes);
            assertThat(log.status().persistenceIds()).isEqualTo(1);
            assertThat(all(log, "ended")).isEmpty();
            assertThat(write(log, "ended", 1, "again")).isEqualTo(new Staged.Fenced(3, 1));
            write(log, "ended", 3, "under way");
            assertThat(all(log, "ended")).containsExactly("3under way");
        }
    }

    @Test
    void a_missing_segment_is_noticed() throws IOException {
        String big = "x".repeat(1_000);
        try (EventLog log = EventLog.open(directory, FsyncMode.NEVER, SMALL_SEGMENTS)) {
            for (int i = 1; i <= 12; i++) {
                write(log, "a", i, big);
            }
        }
        Files.delete(segment(2));

        assertThatThrownBy(() -> EventLog.open(directory, FsyncMode.NEVER, SMALL_SEGMENTS))
                .isInstanceOf(CorruptJournalException.class)
                .hasMessageContaining("of persistence id 'a' is missing");
    }

    @Test
    void limits_refuse_by_name_and_deleting_makes_room() throws IOException {
        JournalLimits tight = new JournalLimits(4_096, 4_096, 8_192, 2, 4, 8_192, 8_192, 1_024, 0);
        String big = "x".repeat(2_100);
        try (EventLog log = EventLog.open(directory, FsyncMode.NEVER, tight)) {
            write(log, "a", 1, big);
            write(log, "a", 2, big);
            write(log, "a", 3, big);
            assertThat(write(log, "a", 4, big))
                    .isInstanceOfSatisfying(
                            Staged.Refused.class,
                            refused ->
                                    assertThat(refused.reason())
                                            .contains("max-journal-bytes = 8192"));
            log.erase("a", 3);
            log.commit();
            assertThat(write(log, "a", 4, big)).isEqualTo(new Staged.Accepted());
            write(log, "b", 1, "x");
            assertThat(write(log, "c", 1, "x"))
                    .isInstanceOfSatisfying(
                            Staged.Refused.class,
                            refused ->
                                    assertThat(refused.reason()).contains("max-persistence-ids"));
        }
    }

    @Test
    void a_second_server_on_the_directory_is_refused() throws IOException {
        try (EventLog _ = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(
                            "in use by another journal server (process "
                                    + ProcessHandle.current().pid());
        }
    }

    @Test
    void the_format_on_disk_is_that_of_the_golden_file() throws IOException {
        try (EventLog log = open()) {
            log.append("vp-1", batch(1, "spawned", "accepted"));
            log.append("vp-2", batch(1, "ü"));
            log.commit();
            log.append(
                    "vp-2",
                    batch(2, "large"),
                    List.of(EventLogFilesTest.bulk(log, "1-2-3.bulk", 77)));
            log.commit();
            log.erase("vp-1", 1);
            log.commit();
        }
        HexFormat hex = HexFormat.of();

        assertThat(hex.formatHex(Files.readAllBytes(segment(1))))
                .isEqualTo(golden("segment-2.hex"));
        assertThat(directory.resolve("lock")).exists();
    }

    @Test
    void a_journal_of_the_version_before_is_read() throws IOException {
        Files.write(segment(1), HexFormat.of().parseHex(golden("segment-1.hex")));

        try (EventLog log = open()) {
            assertThat(all(log, "vp-1")).containsExactly("2accepted");
            assertThat(all(log, "vp-2")).containsExactly("1ü");
        }
    }

    private static String golden(String name) throws IOException {
        try (var in = EventLogTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(in).as("golden file " + name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
        }
    }
}
