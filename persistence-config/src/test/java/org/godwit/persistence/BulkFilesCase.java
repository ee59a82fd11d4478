package org.godwit.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.godwit.persistence.log.BulkFile;
import org.godwit.persistence.log.FsyncMode;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.server.JournalServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Actors with large events on a real journal, for tests.
abstract class BulkFilesCase {

    static final int PART = 300_000;
    static final int PARTS = 10;

    @TempDir Path directory;

    @SuppressWarnings("NullAway.Init") // start
    JournalServer server;

    private final List<ActorSystem> systems = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server =
                JournalServer.start(
                        directory,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        FsyncMode.EVERY_COMMIT,
                        JournalLimits.defaults());
    }

    @AfterEach
    void stop() throws IOException {
        systems.forEach(TestKit::shutdownActorSystem);
        server.close();
    }

    final ActorSystem system() {
        Config config =
                ConfigFactory.parseString("pekko.loglevel = OFF")
                        .withFallback(
                                JournalProfile.load(
                                        "embedded", "127.0.0.1", server.address().getPort()))
                        .withFallback(ConfigFactory.load());
        ActorSystem started = ActorSystem.create("bulk-" + systems.size(), config);
        systems.add(started);
        return started;
    }

    /// Connected: before its first write a client knows of no folder.
    final ActorRef ledger(ActorSystem system, String id) throws Exception {
        ActorRef ledger = system.actorOf(Ledger.props(id));
        JournalContract.show(ledger);
        return ledger;
    }

    static String[] parts(String letter) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            parts.add(i + letter.repeat(PART));
        }
        parts.add("the end");
        return parts.toArray(String[]::new);
    }

    final List<Path> files() throws IOException {
        try (var files = Files.list(directory.resolve(BulkFile.FOLDER))) {
            return files.sorted().toList();
        }
    }

    final long bytesInFiles() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    final long inSegments() throws IOException {
        return Files.size(directory.resolve("00000001.journal"));
    }
}
