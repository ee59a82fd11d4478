package org.godwit.persistence;

import com.typesafe.config.Config;

import org.godwit.persistence.h2.H2Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// The contract on an H2 database behind its TCP server.
final class H2JournalTest extends JournalContract {

    @TempDir static Path directory;
    private static H2Server server;

    @BeforeAll
    static void serve() throws IOException {
        server = H2Server.start(directory, 0, "godwit");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    Config profile() {
        return JournalProfile.load("h2", "127.0.0.1", server.address().getPort());
    }

    @Override
    boolean survives() {
        return true;
    }

    @Override
    boolean fences() {
        return true;
    }

    @Override
    String refusal() {
        return "primary key violation";
    }
}
