package org.godwit.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.godwit.persistence.client.BulkFileMissingException;
import org.godwit.persistence.client.BulkPlace;
import org.godwit.persistence.client.BulkReader;
import org.godwit.persistence.client.BulkRoom;
import org.godwit.persistence.client.BulkWriter;
import org.godwit.persistence.log.BulkFile;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Files of large events that are gone are written over by the next.
final class SpareBulkFilesTest extends BulkFilesCase {

    private static final int BYTES = 3 << 20;

    private List<Path> spares() throws IOException {
        Path folder = directory.resolve("spare");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void events_that_are_written_over_older_ones_are_read_as_they_were_written() throws Exception {
        ActorSystem system = system();
        ActorRef ledger = ledger(system, "again");
        JournalContract.add(ledger, parts("x"));
        Object inode = inode(files().getFirst());
        JournalContract.ask(ledger, new Ledger.DeleteTo(PARTS + 1));
        await().untilAsserted(() -> assertThat(spares()).hasSize(1));

        JournalContract.add(ledger, shorter());

        assertThat(spares()).isEmpty();
        assertThat(inode(files().getFirst())).isEqualTo(inode);
        assertThat(JournalContract.show(ledger(system(), "again")).lines())
                .containsExactly(shorter());
    }

    /// A little less than what was there before.
    private static String[] shorter() {
        String[] parts = parts("y");
        parts[3] = parts[3].substring(0, PART / 2);
        return parts;
    }

    private static Object inode(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino");
    }

    private BulkRoom room(String client) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("files").resolve(BulkFile.FOLDER));
        return BulkRoom.of(folder.resolve(client).toString(), false).orElseThrow();
    }

    private Path spare(BulkRoom room, BulkPlace place) throws IOException {
        Path folder = Files.createDirectories(room.folder().resolveSibling("spare"));
        return Files.move(room.folder().resolve(place.file()), folder.resolve(place.file()));
    }

    private static BulkPlace written(BulkRoom room, byte with, int bytes, long fileBytes)
            throws IOException {
        try (BulkWriter writer = room.begin()) {
            byte[] content = new byte[bytes];
            Arrays.fill(content, with);
            BulkPlace place = writer.write(ByteBuffer.wrap(content));
            assertThat(writer.finish()).isEqualTo(new BulkFile(place.file(), fileBytes));
            return place;
        }
    }

    @Test
    void a_file_that_has_much_more_than_is_in_it_is_cut() throws IOException {
        BulkRoom room = room("c1-");
        spare(room, written(room, (byte) 1, BYTES, BYTES));
        BulkPlace most = written(room, (byte) 2, BYTES - 10, BYTES);
        spare(room, most);

        BulkPlace little = written(room, (byte) 3, 1_000, 1_000);

        assertThat(room.folder().resolve(little.file())).hasSize(1_000);
    }

    @Test
    void who_reads_while_it_is_written_over_is_told_that_the_events_are_gone() throws IOException {
        BulkRoom room = room("c1-");
        BulkPlace first = written(room, (byte) 1, BYTES, BYTES);
        try (BulkReader reader = new BulkReader(Optional.of(room.folder()))) {
            assertThat(reader.read(first).get(0)).isEqualTo((byte) 1);
            spare(room, first);
            BulkPlace second = written(room, (byte) 2, BYTES, BYTES);

            assertThatThrownBy(() -> reader.read(first))
                    .isInstanceOf(BulkFileMissingException.class);
            assertThat(reader.read(second).get(0)).isEqualTo((byte) 2);
        }
    }
}
