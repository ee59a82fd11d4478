package org.godwit.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The life of the files that events refer to.
final class EventLogFilesTest {

    @TempDir Path directory;

    private EventLog open() throws IOException {
        return EventLog.open(directory, FsyncMode.NEVER, JournalLimits.defaults());
    }

    private static EventBatch batch(long first, String... events) {
        return EventBatch.of(
                first, Arrays.stream(events).map(e -> e.getBytes(StandardCharsets.UTF_8)).toList());
    }

    static BulkFile bulk(EventLog log, String name, int bytes) throws IOException {
        Files.write(log.bulkFolder().resolve(name), new byte[bytes]);
        return new BulkFile(name, bytes);
    }

    private List<String> bulkFiles() throws IOException {
        try (var files = Files.list(directory.resolve(BulkFile.FOLDER))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_bulk_file_lives_as_long_as_the_last_of_its_events() throws IOException {
        try (EventLog log = open()) {
            log.append("a", batch(1, "x", "y"), List.of(bulk(log, "1.bulk", 100)));
            log.append("a", batch(3, "z"), List.of(bulk(log, "2.bulk", 50)));
            log.commit();
            assertThat(log.status().bytes()).isGreaterThan(150);
            log.erase("a", 1);
            log.commit();
        }
        try (EventLog log = open()) {
            assertThat(bulkFiles()).containsExactly("1.bulk", "2.bulk");
            log.erase("a", 2);
            log.commit();
            await().untilAsserted(() -> assertThat(bulkFiles()).containsExactly("2.bulk"));
            assertThat(log.status().bytes()).isGreaterThan(50).isLessThan(500);
        }
    }

    @Test
    void a_bulk_file_of_no_event_is_gone_when_the_journal_is_opened_again() throws IOException {
        try (EventLog log = open()) {
            log.append("a", batch(1, "x"), List.of(bulk(log, "1.bulk", 100)));
            log.commit();
            bulk(log, "orphan.bulk", 10);
        }
        try (EventLog log = open()) {
            await().untilAsserted(() -> assertThat(bulkFiles()).containsExactly("1.bulk"));
            assertThat(log.highest("a")).isEqualTo(1);
        }
    }

    @Test
    void a_large_file_is_kept_when_its_events_are_gone_until_its_room_is_wanted()
            throws IOException {
        Path spares = directory.resolve(SpareFiles.FOLDER);
        try (EventLog log = open()) {
            log.append("a", batch(1, "x"), List.of(bulk(log, "1.bulk", 1 << 20)));
            log.erase("a", 1);
            log.commit();
            await().untilAsserted(() -> assertThat(spares).isDirectoryContaining("glob:**1.bulk"));
        }
        try (EventLog log = open()) {
            assertThat(spares).isNotEmptyDirectory();
            log.removeSpares();
            await().untilAsserted(() -> assertThat(spares).isEmptyDirectory());
        }
    }

    @Test
    void files_that_are_not_there_not_whole_or_of_others_are_refused() throws IOException {
        try (EventLog log = open()) {
            var missing = List.of(new BulkFile("gone.bulk", 5));
            assertThat(log.append("a", batch(1, "x"), missing).toString())
                    .contains("gone.bulk cannot be found");
            bulk(log, "short.bulk", 10);
            assertThat(log.append("a", batch(1, "x"), List.of(new BulkFile("short.bulk", 11))))
                    .asString()
                    .contains("short.bulk has 10 bytes, not 11");
            var file = List.of(bulk(log, "1.bulk", 10));
            assertThat(log.append("a", batch(1, "x"), file)).isEqualTo(new Staged.Accepted());
            assertThat(log.append("b", batch(1, "x"), file))
                    .isEqualTo(new Staged.Refused("bulk file 1.bulk belongs to other events"));
            log.commit();
            assertThat(log.append("b", batch(1, "x"), file)).isInstanceOf(Staged.Refused.class);
            assertThat(log.append("a", batch(1, "late"), List.of(bulk(log, "late.bulk", 3))))
                    .isEqualTo(new Staged.Fenced(2, 1));
            await().untilAsserted(() -> assertThat(bulkFiles()).containsExactly("1.bulk"));
        }
    }
}
