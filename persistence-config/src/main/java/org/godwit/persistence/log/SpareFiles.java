package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Bulk files whose events are gone, kept to be written over: where the blocks and the memory of a
/// file are there already, writing and forcing it takes half as long
/// (docs/decisions/0023-bulk-state-files.md). The server puts files here, clients take them.
/// Thread-safe, also between processes.
///
/// @param folder that holds nothing else
public record SpareFiles(Path folder) {

    /// The folder in a journal's directory.
    static final String FOLDER = "spare";

    /// Smaller ones are not worth it.
    private static final long FILE_BYTES_MIN = 1 << 20;

    private record Spare(Path path, long bytes) {}

    /// Those of a journal.
    ///
    /// @param bulkFolder of its bulk files
    public static SpareFiles beside(Path bulkFolder) {
        return new SpareFiles(bulkFolder.resolveSibling(FOLDER));
    }

    /// Takes a file that nobody writes or will write, or deletes it if that would be more than
    /// `bytesMax`.
    void keep(Path file, long bytesMax) throws IOException {
        try {
            long bytes = Files.size(file);
            if (bytes < FILE_BYTES_MIN || bytes() + bytes > bytesMax) {
                Files.delete(file);
                return;
            }
            Files.createDirectories(folder);
            Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException _) {
            // gone already
        }
    }

    /// Gives the largest of them another name.
    ///
    /// @return whether there was one; its content is to be written over
    public boolean take(Path wanted) throws IOException {
        for (Spare spare : largestFirst()) {
            try {
                Files.move(spare.path(), wanted, StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (NoSuchFileException _) {
                // somebody else took it
            }
        }
        return false;
    }

    /// Deletes as many as are over this.
    void trim(long bytesMax) throws IOException {
        long kept = 0;
        for (Spare spare : largestFirst()) {
            kept += spare.bytes();
            if (kept > bytesMax) {
                Files.deleteIfExists(spare.path());
            }
        }
    }

    private long bytes() throws IOException {
        return largestFirst().stream().mapToLong(Spare::bytes).sum();
    }

    private static void add(Path file, List<Spare> spares) throws IOException {
        try {
            spares.add(new Spare(file, Files.size(file)));
        } catch (NoSuchFileException _) {
            // it was just taken
        }
    }

    private List<Spare> largestFirst() throws IOException {
        List<Spare> spares = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                add(file, spares);
            }
        } catch (NoSuchFileException _) {
            // there has been none yet
        }
        spares.sort(Comparator.comparingLong(Spare::bytes).reversed());
        return spares;
    }
}
