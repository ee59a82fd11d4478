package org.godwit.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.persistence.fuzz.Fuzz;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Damaged journals.
final class SegmentFuzzTest {

    private static final int RECORD_ROUNDS = 100_000;
    private static final int SCAN_ROUNDS = 1_000;
    private static final int OPEN_ROUNDS = 200;

    /// A journal that is opened says what it cuts off.
    private static final Logger LOG = Logger.getLogger(EventLog.class.getName());

    @TempDir Path directory;

    @BeforeAll
    static void beQuiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        LOG.setLevel(null);
    }

    @Test
    void a_damaged_record_is_refused_or_another_record() throws Exception {
        List<byte[]> corpus = new ArrayList<>();
        for (LogRecord record :
                List.of(
                        new LogRecord.Written(
                                "vp-1", EventBatch.of(3, List.of(new byte[9])), List.of()),
                        new LogRecord.Written(
                                "m",
                                EventBatch.of(1, List.of(new byte[1], new byte[0])),
                                List.of(new BulkFile("1-2-3.bulk", 77))),
                        new LogRecord.Erased("vp-1", 4, 9))) {
            ByteBuffer whole = Gathering.whole(record.encode(0));
            byte[] bytes = new byte[whole.remaining()];
            whole.get(bytes);
            corpus.add(bytes);
        }
        new Fuzz(RECORD_ROUNDS, IllegalArgumentException.class, 64)
                .run(corpus, input -> LogRecord.decode(ByteBuffer.wrap(input)));
    }

    @Test
    void a_damaged_segment_is_cut_off_at_a_torn_write_or_refused_with_its_place() throws Exception {
        byte[] segment = segment(directory.resolve("good"));
        Path file = directory.resolve("scanned");

        new Fuzz(SCAN_ROUNDS, CorruptJournalException.class, 256)
                .run(
                        List.of(segment),
                        input -> {
                            Files.write(file, input);
                            SegmentScan.Result found = new SegmentScan(file, 1, true).run();
                            assertThat(found.end()).isBetween(0L, (long) input.length);
                        });
    }

    @Test
    void a_damaged_journal_is_opened_and_can_be_written_or_is_refused() throws Exception {
        byte[] segment = segment(directory.resolve("good"));
        String name = name(directory.resolve("good"));

        // Opening one allocates its index and its write buffers.
        new Fuzz(OPEN_ROUNDS, CorruptJournalException.class, 16_384)
                .run(
                        List.of(segment),
                        input -> {
                            Path fresh = Files.createTempDirectory(directory, "opened");
                            Files.write(fresh.resolve(name), input);
                            try (EventLog log =
                                    EventLog.open(
                                            fresh, FsyncMode.NEVER, JournalLimits.defaults())) {
                                long next = log.highest("vp-0") + 1;
                                EventBatch more = EventBatch.of(next, List.of(new byte[] {1}));
                                assertThat(log.append("vp-0", more))
                                        .isInstanceOf(Staged.Accepted.class);
                                log.commit();
                                assertThat(log.highest("vp-0")).isEqualTo(next);
                            }
                        });
    }

    private static byte[] segment(Path journal) throws IOException {
        try (EventLog log = EventLog.open(journal, FsyncMode.NEVER, JournalLimits.defaults())) {
            for (int i = 0; i < 12; i++) {
                EventBatch batch =
                        EventBatch.of(
                                1 + i / 3,
                                List.of(("event " + i).repeat(3).getBytes(StandardCharsets.UTF_8)));
                log.append("vp-" + i % 3, batch);
                if (i % 4 == 3) {
                    log.commit();
                }
            }
            log.erase("vp-1", 2);
            log.commit();
        }
        byte[] whole = Files.readAllBytes(journal.resolve(name(journal)));
        int end = whole.length;
        while (end > 0 && whole[end - 1] == 0) {
            end--;
        }
        return java.util.Arrays.copyOf(whole, Math.min(whole.length, end + 16));
    }

    private static String name(Path journal) throws IOException {
        try (LogDirectory opened = LogDirectory.open(journal)) {
            return opened.segments().getFirst().getFileName().toString();
        }
    }
}
