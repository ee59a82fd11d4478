package org.godwit.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.godwit.persistence.h2.H2Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

    @Test
    void what_was_acknowledged_survives_a_kill_of_the_server(@TempDir Path own) throws Exception {
        int written = 0;
        for (int round = 0; round < 2; round++) {
            JournalProcess killed = JournalProcess.start(own, "h2");
            try {
                ActorSystem system =
                        newSystem(JournalProfile.load("h2", "127.0.0.1", killed.port()));
                ActorRef ledger = system.actorOf(Ledger.props("killed"));
                assertThat(show(ledger).lines()).hasSize(written);
                for (int i = 0; i < 100; i++) {
                    add(ledger, "line " + i);
                    written++;
                }
            } finally {
                killed.kill();
            }
        }
    }

    @Override
    boolean survives() {
        return true;
    }

    @Override
    boolean fences() {
        return true;
    }
}
