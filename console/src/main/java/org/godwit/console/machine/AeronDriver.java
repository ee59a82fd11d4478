package org.godwit.console.machine;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.godwit.cluster.plane.LullIdleStrategy;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The media driver that the hosts of this machine share; its directory is deleted when it stops.
final class AeronDriver implements AutoCloseable {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "godwit-";

    /// Less shared memory than this, as in a container of the usual size, would fill up: then
    /// files.
    private static final long SHARED_MEMORY_MIN_BYTES = 1L << 30;

    private final MediaDriver driver;

    private final Path own;

    private AeronDriver(MediaDriver driver, Path own) {
        this.driver = driver;
        this.own = own;
    }

    static AeronDriver start(String vm) {
        Path parent = parent();
        sweep(parent);
        Path own = parent.resolve(PREFIX + vm + "-" + ProcessHandle.current().pid());
        Path directory = own.resolve("driver");
        try {
            // Aeron's own directory and its files are for everybody to read; so not the one above.
            VmDirectory.deleteTree(own);
            Files.createDirectory(own, VmDirectory.OF_ITS_USER);
            return new AeronDriver(
                    MediaDriver.launch(
                            new MediaDriver.Context()
                                    .aeronDirectoryName(directory.toString())
                                    .dirDeleteOnStart(true)
                                    .dirDeleteOnShutdown(true)
                                    .threadingMode(ThreadingMode.SHARED)
                                    // Sleeps when nothing is sent: the cores are for the tasks.
                                    // Hosts that send much wait for it, once for each half of a
                                    // term.
                                    .sharedIdleStrategy(
                                            new LullIdleStrategy(
                                                    new BackoffIdleStrategy(10, 10, 1_000, 100_000),
                                                    new SleepingIdleStrategy(2_000_000),
                                                    Duration.ofMillis(100),
                                                    System::nanoTime))),
                    own);
        } catch (IOException | RuntimeException e) {
            throw new RefusedException(
                    "the Aeron media driver cannot start in %s: %s; --plane artery does without it"
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }

    String directory() {
        return driver.aeronDirectoryName();
    }

    @Override
    public void close() throws IOException {
        driver.close();
        VmDirectory.deleteTree(own);
    }

    private static Path parent() {
        boolean room =
                Files.isWritable(SHARED_MEMORY)
                        && SHARED_MEMORY.toFile().getUsableSpace() >= SHARED_MEMORY_MIN_BYTES;
        return room ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /// Deletes what machine processes left behind that were killed with -9.
    private static void sweep(Path parent) {
        try (Stream<Path> all = Files.list(parent)) {
            for (Path directory : (Iterable<Path>) all::iterator) {
                if (isOrphan(directory)) {
                    VmDirectory.deleteTree(directory);
                }
            }
        } catch (IOException _) {
            // another user's, or just being deleted: not ours to worry about
        }
    }

    private static boolean isOrphan(Path directory) {
        String name = directory.getFileName().toString();
        return name.startsWith(PREFIX)
                && Files.isDirectory(directory)
                && owner(name).filter(pid -> ProcessHandle.of(pid).isEmpty()).isPresent();
    }

    private static Optional<Long> owner(String name) {
        List<String> parts = List.of(name.split("-"));
        try {
            return Optional.of(Long.parseLong(parts.getLast()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
