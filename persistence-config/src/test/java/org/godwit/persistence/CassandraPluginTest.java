package org.godwit.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/// The plug-in of the profile `cassandra` without a cluster: it takes its configuration, and looks
/// for the cluster where that says.
class CassandraPluginTest {

    private static int portWithoutServer() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void it_looks_for_the_cluster_at_the_contact_points_and_says_that_nobody_is_there()
            throws Exception {
        int port = portWithoutServer();
        Config once =
                ConfigFactory.parseString(
                        """
                        pekko.loglevel = OFF
                        pekko.stdout-loglevel = OFF
                        datastax-java-driver.advanced.reconnect-on-init = false
                        """);
        Config profile =
                JournalProfile.CASSANDRA.with(
                        ConfigFactory.parseString(
                                """
                                godwit.journal.cassandra {
                                  contact-points = ["127.0.0.1:%d"], local-datacenter = dc1
                                  keyspace = godwit, accept-no-fencing = on, run = 7
                                }
                                """
                                        .formatted(port)));
        ActorSystem system =
                ActorSystem.create(
                        "cassandra", once.withFallback(profile).withFallback(ConfigFactory.load()));
        try {
            TestKit doctor = new TestKit(system);
            system.actorOf(Ledger.props("one", doctor.getRef()));

            Object reason = doctor.receiveOne(Duration.ofSeconds(20));

            assertThat(String.valueOf(reason)).contains("127.0.0.1:" + port);
        } finally {
            TestKit.shutdownActorSystem(system);
        }
    }
}
