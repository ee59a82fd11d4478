package org.godwit.cluster.plane;

import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;

import org.agrona.concurrent.BackoffIdleStrategy;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A media driver of its own, as the host's would be. It notices a killed client after 2 seconds.
final class TestDriver implements AutoCloseable {

    private final MediaDriver driver;
    private final Path directory;

    TestDriver() {
        directory = Path.of(CommonContext.getAeronDirectoryName() + "-godwit-" + UUID.randomUUID());
        driver =
                MediaDriver.launch(
                        new MediaDriver.Context()
                                .aeronDirectoryName(directory.toString())
                                .dirDeleteOnStart(true)
                                .dirDeleteOnShutdown(true)
                                .clientLivenessTimeoutNs(TimeUnit.SECONDS.toNanos(2))
                                .publicationUnblockTimeoutNs(TimeUnit.SECONDS.toNanos(3))
                                .errorHandler(error -> {})
                                .threadingMode(ThreadingMode.SHARED)
                                .sharedIdleStrategy(
                                        new BackoffIdleStrategy(10, 10, 1_000, 100_000)));
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        driver.close();
    }
}
