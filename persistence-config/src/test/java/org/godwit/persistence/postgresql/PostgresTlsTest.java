package org.godwit.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/// TLS to a real PostgreSQL server, which accepts nothing else from this user.
final class PostgresTlsTest {

    @TempDir static Path directory;
    private static PostgresServer server;
    private static TestCertificate own;
    private static TestCertificate foreign;

    @BeforeAll
    static void serve() throws Exception {
        own = TestCertificate.make(directory, "server");
        foreign = TestCertificate.make(directory, "stranger");
        server =
                PostgresServer.start(
                        directory.resolve("pg"),
                        Map.of(
                                "ssl",
                                "on",
                                "ssl_cert_file",
                                own.certificate().toString(),
                                "ssl_key_file",
                                own.key().toString()));
        server.execute("CREATE ROLE encrypted LOGIN SUPERUSER PASSWORD 'sesame'");
        server.require("hostssl all encrypted 127.0.0.1/32 scram-sha-256");
        server.require("hostnossl all encrypted 127.0.0.1/32 reject");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static PostgresJournal journal(String mode, Path authority) {
        return new PostgresJournal(
                PostgresSettings.of(
                        ConfigFactory.parseMap(
                                        Map.of(
                                                "user",
                                                "encrypted",
                                                "password",
                                                "sesame",
                                                "ssl-mode",
                                                mode,
                                                "ssl-root-cert",
                                                authority.toString()))
                                .atPath(PostgresSettings.PATH)
                                .withFallback(server.settings("tls"))));
    }

    @Test
    void the_server_is_verified_and_a_journal_made_over_tls() {
        assertThat(journal("verify-full", own.certificate()).init())
                .isEqualTo(PostgresJournal.Made.NEW);
    }

    @Test
    void a_server_with_another_certificate_is_refused() {
        assertThatThrownBy(() -> journal("verify-full", foreign.certificate()).init())
                .isInstanceOf(JournalDatabaseException.class)
                .hasMessageContaining(server.url())
                .hasMessageNotContaining("sesame");
    }

    @Test
    void without_tls_this_server_lets_nobody_in() {
        assertThatThrownBy(() -> journal("disable", own.certificate()).init())
                .hasMessageContaining("no encryption");
    }
}
