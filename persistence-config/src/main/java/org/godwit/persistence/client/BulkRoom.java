package org.godwit.persistence.client;

import org.godwit.persistence.log.SpareFiles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Where a client of the journal may put bulk files while its connection lives. Thread-safe.
public final class BulkRoom {

    private final Path folder;
    private final SpareFiles spares;
    private final String prefix;
    private final boolean forces;
    private final AtomicLong numbers = new AtomicLong();

    private BulkRoom(Path folder, String prefix, boolean forces) {
        this.folder = folder;
        this.spares = SpareFiles.beside(folder);
        this.prefix = prefix;
        this.forces = forces;
    }

    /// The room that a welcome names; none if this process cannot reach it.
    ///
    /// @param path the folder, and behind it how the names of all files in the room begin
    /// @param forces files are to survive the loss of power
    public static Optional<BulkRoom> of(String path, boolean forces) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Path whole = Path.of(path);
        Path folder = whole.getParent();
        return folder != null && Files.isWritable(folder)
                ? Optional.of(new BulkRoom(folder, whole.getFileName().toString(), forces))
                : Optional.empty();
    }

    /// The folder of all bulk files of the journal.
    public Path folder() {
        return folder;
    }

    /// Begins a file: a new one, or one that was written before for events that are gone.
    public BulkWriter begin() throws IOException {
        Path file = folder.resolve(prefix + numbers.incrementAndGet() + BulkWriter.SUFFIX);
        FileChannel channel =
                spares.take(file)
                        ? FileChannel.open(file, StandardOpenOption.WRITE)
                        : FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new BulkWriter(file, channel, forces);
    }
}
