package org.godwit.persistence.log;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The directory of a journal, locked against a second server.
final class LogDirectory implements AutoCloseable {

    private static final Pattern SEGMENT = Pattern.compile("\\d{8}\\.journal");

    private final Path path;
    private final FileChannel lock;

    private LogDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// @throws IOException if another server, in this or another process, has it
    static LogDirectory open(Path path) throws IOException {
        Files.createDirectories(path);
        Path file = path.resolve("lock");
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            String owner = Files.readString(file).strip();
            channel.close();
            throw new IOException(
                    ("the journal in %s is in use by another journal server (process "
                                    + "%s); stop it, or give this one another directory")
                            .formatted(path, owner));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid())
                                .getBytes(StandardCharsets.US_ASCII)));
        return new LogDirectory(path, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /// The segment files in the order of their numbers.
    List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> SEGMENT.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    static int number(Path segment) {
        String name = segment.getFileName().toString();
        return Integer.parseInt(name, 0, name.indexOf('.'), 10);
    }

    /// Makes the names of new files as lasting as their contents.
    void force() throws IOException {
        try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
