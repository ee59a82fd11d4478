package org.godwit.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Files that are kept to be written over.
final class SpareFilesTest {

    private static final int MIB = 1 << 20;

    @TempDir Path journal;

    private Path bulk = Path.of("");
    private SpareFiles spares = new SpareFiles(bulk);

    @BeforeEach
    void folders() throws IOException {
        bulk = Files.createDirectory(journal.resolve(BulkFile.FOLDER));
        spares = SpareFiles.beside(bulk);
    }

    private Path file(String name, int bytes) throws IOException {
        return Files.write(bulk.resolve(name), new byte[bytes]);
    }

    private List<String> kept() throws IOException {
        Path folder = journal.resolve(SpareFiles.FOLDER);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void so_many_bytes_are_kept_and_the_others_deleted() throws IOException {
        spares.keep(file("1.bulk", 2 * MIB), 4 * MIB);
        spares.keep(file("2.bulk", 3 * MIB), 4 * MIB);
        spares.keep(file("3.bulk", 2 * MIB), 4 * MIB);
        spares.keep(file("small.bulk", MIB - 1), 8 * MIB);
        spares.keep(bulk.resolve("gone.bulk"), 8 * MIB);

        assertThat(kept()).containsExactly("1.bulk", "3.bulk");
        assertThat(bulk).isEmptyDirectory();
    }

    @Test
    void the_largest_is_taken_first_and_in_the_end_none() throws IOException {
        assertThat(spares.take(bulk.resolve("0.bulk"))).isFalse();
        spares.keep(file("1.bulk", MIB), 9 * MIB);
        spares.keep(file("2.bulk", 3 * MIB), 9 * MIB);

        assertThat(spares.take(bulk.resolve("a.bulk"))).isTrue();
        assertThat(spares.take(bulk.resolve("b.bulk"))).isTrue();
        assertThat(spares.take(bulk.resolve("c.bulk"))).isFalse();

        assertThat(bulk.resolve("a.bulk")).hasSize(3L * MIB);
        assertThat(bulk.resolve("b.bulk")).hasSize(MIB);
        assertThat(kept()).isEmpty();
    }

    @Test
    void of_two_that_take_at_once_each_gets_another() throws IOException {
        for (int i = 0; i < 20; i++) {
            spares.keep(file(i + ".bulk", MIB), 100L * MIB);
        }
        Set<Integer> failures = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 20)
                .parallel()
                .filter(i -> !takes(bulk.resolve("taken-" + i)))
                .forEach(failures::add);

        assertThat(failures).isEmpty();
        assertThat(kept()).isEmpty();
        try (var files = Files.list(bulk)) {
            assertThat(files).hasSize(20);
        }
    }

    private boolean takes(Path wanted) {
        try {
            return spares.take(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_is_over_the_limit_goes() throws IOException {
        for (int i = 0; i < 4; i++) {
            spares.keep(file(i + ".bulk", (i + 1) * MIB), 100L * MIB);
        }

        spares.trim(7 * MIB);
        assertThat(kept()).containsExactly("2.bulk", "3.bulk");

        spares.trim(0);
        assertThat(kept()).isEmpty();
    }
}
