package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The folder of a journal's bulk files. Clients write them, the server deletes them.
final class BulkFolder {

    private static final System.Logger LOG = System.getLogger(BulkFolder.class.getName());

    private final Path path;
    private final SpareFiles spares;
    private final long spareBytes;

    private BulkFolder(Path path, long spareBytes) {
        this.path = path;
        this.spares = SpareFiles.beside(path);
        this.spareBytes = spareBytes;
    }

    /// @param spareBytes of files whose events are gone that are kept to be written over
    static BulkFolder open(Path journal, long spareBytes) throws IOException {
        Path path = Files.createDirectories(journal.resolve(BulkFile.FOLDER));
        BulkFolder folder = new BulkFolder(path, spareBytes);
        folder.spares.trim(spareBytes);
        return folder;
    }

    Path path() {
        return path;
    }

    /// Why these files cannot belong to events: one is not there, or not whole.
    Optional<String> fault(List<BulkFile> files) {
        for (BulkFile file : files) {
            try {
                long bytes = Files.size(path.resolve(file.name()));
                if (bytes != file.bytes()) {
                    return Optional.of(
                            "bulk file %s has %d bytes, not %d"
                                    .formatted(path.resolve(file.name()), bytes, file.bytes()));
                }
            } catch (IOException e) {
                return Optional.of("bulk file %s cannot be found".formatted(e.getMessage()));
            }
        }
        return Optional.empty();
    }

    /// Deletes files, later: that of a large one takes milliseconds.
    void remove(List<String> names) {
        later(names, Files::deleteIfExists);
    }

    /// The same for files that were finished, so that nobody writes them any more: some are kept.
    void retire(List<String> names) {
        later(names, file -> spares.keep(file, spareBytes));
    }

    /// Deletes what is kept to be written over: its room is wanted.
    void removeSpares() {
        later(() -> spares.trim(0));
    }

    private interface OnFile {
        void run(Path file) throws IOException;
    }

    private interface Cleaning {
        void run() throws IOException;
    }

    private void later(List<String> names, OnFile what) {
        if (!names.isEmpty()) {
            List<Path> files = names.stream().map(path::resolve).toList();
            later(() -> {
                for (Path file : files) {
                    guarded(() -> what.run(file));
                }
            });
        }
    }

    private void later(Cleaning cleaning) {
        Thread.ofVirtual().name("godwit-journal-cleaner").start(() -> guarded(cleaning));
    }

    /// One after the other, so that what is kept can be counted.
    private synchronized void guarded(Cleaning cleaning) {
        try {
            cleaning.run();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "bulk file {0} cannot be deleted; it is tried again when the journal starts",
                    e.getMessage());
        }
    }

    /// The names of files for which this holds; none if the folder cannot be read.
    List<String> named(Predicate<String> wanted) {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            files.map(file -> file.getFileName().toString()).filter(wanted).forEach(names::add);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the bulk files in {0} cannot be listed: {1}",
                    path,
                    e.getMessage());
        }
        return names;
    }
}
