package org.godwit.cluster.processor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/// Where a move stops so that somebody can kill a host at that very point: for `./pvm
/// crash-everywhere`. Off unless `godwit.test.stop-folder` names a folder.
///
/// Whoever kills writes a [MovePoint]'s name and a container's number into the file `stop-at`
/// there. The first host that comes to that point with that container renames the file to
/// `stopped`, which is how it says so, and waits until that file is gone, but not longer than 10 s.
/// Thread-safe.
///
/// @param folder empty: off
public record MoveStops(String folder) {

    /// Nothing stops.
    public static final MoveStops OFF = new MoveStops("");

    private static final String ASKED = "stop-at";
    private static final String STOPPED = "stopped";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int LOOK_MILLIS = 2;

    public static MoveStops from(Config config) {
        return new MoveStops(config.getString("godwit.test.stop-folder"));
    }

    /// The line of a host's configuration that switches this on.
    public String setting() {
        return "godwit.test.stop-folder = " + ConfigUtil.quoteString(folder);
    }

    private Path asked() {
        return Path.of(folder, ASKED);
    }

    private Path stopped() {
        return Path.of(folder, STOPPED);
    }

    /// From now on the next host that comes there with that container stops.
    public void ask(MovePoint point, int container) throws IOException {
        Path draft = Path.of(folder, "draft");
        Files.writeString(draft, words(point, container));
        Files.move(draft, asked(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Whether a host has stopped, as it was asked to.
    public boolean hasStopped() {
        return Files.exists(stopped());
    }

    /// The host that has stopped goes on, and none stops any more.
    public void goOn() throws IOException {
        Files.deleteIfExists(asked());
        Files.deleteIfExists(stopped());
    }

    /// A host has come to a point; blocks if it is to stop there. Writes no log: on a task's thread
    /// that would be output of the task, which waits while the task is closed.
    public void at(MovePoint point, int container) {
        if (folder.isEmpty() || !isAsked(point, container)) {
            return;
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (hasStopped() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAsked(MovePoint point, int container) {
        try {
            if (!Files.exists(asked())
                    || !Files.readString(asked()).equals(words(point, container))) {
                return false;
            }
            Files.move(asked(), stopped(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException _) {
            return false; // another one was faster, or it was called off
        }
    }

    private static String words(MovePoint point, int container) {
        return point.name() + " " + container;
    }
}
