package org.godwit.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.godwit.persistence.JournalSize;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Making, checking and taking a journal in a real PostgreSQL database.
final class PostgresSchemaTest {

    @TempDir static Path directory;
    private static PostgresServer server;

    @BeforeAll
    static void serve() throws IOException {
        server = PostgresServer.start(directory);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void a_journal_is_made_once_and_then_left_alone() throws Exception {
        PostgresJournal journal = server.journal("made_once");

        assertThat(journal.init()).isEqualTo(PostgresJournal.Made.NEW);
        insert("made_once", 0, 1);
        assertThat(journal.init()).isEqualTo(PostgresJournal.Made.THERE);

        assertThat(journal.size().events()).isEqualTo(1);
    }

    @Test
    void an_older_journal_is_refused_until_it_is_brought_up_to_date_and_keeps_what_it_holds()
            throws Exception {
        PostgresJournal journal = server.journal("older");
        journal.init();
        insert("older", 0, 1);
        server.execute("DELETE FROM older.schema_version WHERE version > 1");
        assertThatThrownBy(journal::check)
                .isInstanceOf(JournalDatabaseException.class)
                .hasMessageContaining("has version 1 of its tables")
                .hasMessageContaining("./pvm journal init --journal postgresql");

        assertThat(journal.init()).isEqualTo(PostgresJournal.Made.UPGRADED);

        journal.check();
        assertThat(journal.size().events()).isEqualTo(1);
        insert("older", 0, 2);
        assertThat(journal.init()).isEqualTo(PostgresJournal.Made.THERE);
    }

    @Test
    void of_many_that_make_it_at_once_one_does() throws Exception {
        List<Callable<PostgresJournal.Made>> many = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            many.add(() -> server.journal("made_by_many").init());
        }
        List<PostgresJournal.Made> made = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<PostgresJournal.Made> one : threads.invokeAll(many)) {
                made.add(one.get());
            }
        }
        assertThat(made).containsOnlyOnce(PostgresJournal.Made.NEW).hasSize(8);
    }

    @Test
    void a_database_without_a_journal_is_refused_with_the_command_that_makes_one() {
        assertThatThrownBy(() -> server.journal("nowhere").claim("vm"))
                .isInstanceOf(JournalDatabaseException.class)
                .hasMessageContaining("there is no journal in " + server.url())
                .hasMessageContaining("schema nowhere")
                .hasMessageContaining("./pvm journal init --journal postgresql");
    }

    @Test
    void a_newer_journal_is_refused_by_every_command() throws Exception {
        PostgresJournal journal = server.journal("newer");
        journal.init();
        server.execute("UPDATE newer.schema_version SET version = 7");

        for (Callable<?> command :
                List.<Callable<?>>of(journal::init, journal::size, () -> journal.claim("vm"))) {
            assertThatThrownBy(command::call)
                    .hasMessageContaining(
                            "has version 7 of its tables; this program works with version 2: use the Godwit that made it");
        }
    }

    @Test
    void a_journal_in_use_is_refused_with_the_name_of_who_uses_it_and_free_afterwards() {
        PostgresJournal journal = server.journal("in_use");
        journal.init();
        try (JournalClaim first = journal.claim("vm4660 on somewhere")) {
            assertThat(first.run()).isEqualTo(1);
            assertThatThrownBy(() -> journal.claim("vm4661"))
                    .isInstanceOf(JournalDatabaseException.class)
                    .hasMessageContaining("is used by vm4660 on somewhere since 20")
                    .hasMessageContaining("godwit.journal.postgresql.schema");
        }
        try (JournalClaim second = journal.claim("vm4661")) {
            assertThat(second.run()).isEqualTo(2);
        }
    }

    @Test
    void taking_a_journal_empties_it_and_its_size_tells() throws Exception {
        PostgresJournal journal = server.journal("emptied");
        journal.init();
        for (int i = 1; i <= 3; i++) {
            insert("emptied", 0, i);
        }
        JournalSize before = journal.size();
        journal.claim("vm").close();

        assertThat(before.events()).isEqualTo(3);
        assertThat(before.persistenceIds()).isEqualTo(1);
        assertThat(before.bytes()).isGreaterThan(8_000);
        assertThat(journal.size().events()).isZero();
        assertThat(journal.size().bytes()).isLessThan(before.bytes());
    }

    @Test
    void a_server_that_is_not_there_is_told_without_the_password() {
        Config settings =
                ConfigFactory.parseString(
                        "url = \"jdbc:postgresql://127.0.0.1:1/x\", user = u, password = sesame");
        PostgresJournal journal =
                new PostgresJournal(
                        PostgresSettings.of(settings.atPath("godwit.journal.postgresql")));

        assertThatThrownBy(journal::check)
                .isInstanceOf(JournalDatabaseException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("sesame");
        assertThat(journal.toString()).doesNotContain("[sesame]");
    }

    @Test
    void a_user_who_owns_the_schema_makes_the_journal_with_the_password_of_the_file(
            @TempDir Path secrets) throws Exception {
        server.execute("CREATE ROLE careful LOGIN PASSWORD 'sesame'");
        server.execute("CREATE SCHEMA careful AUTHORIZATION careful");
        server.require("host all careful 127.0.0.1/32 scram-sha-256");
        Path file = Files.writeString(secrets.resolve("password"), "sesame\n");
        Config settings =
                ConfigFactory.parseMap(
                                Map.of(
                                        "password-file",
                                        file.toString(),
                                        "user",
                                        "careful",
                                        "schema",
                                        "careful"))
                        .atPath(PostgresSettings.PATH)
                        .withFallback(server.settings("careful"));
        PostgresJournal journal = new PostgresJournal(PostgresSettings.of(settings));

        assertThat(journal.init()).isEqualTo(PostgresJournal.Made.NEW);
        Files.writeString(file, "open\n");
        assertThatThrownBy(new PostgresJournal(PostgresSettings.of(settings))::check)
                .hasMessageContaining("password authentication failed");
    }

    private static void insert(String schema, long run, long sequence) throws Exception {
        server.execute(
                """
                SET godwit.run = '%d';
                INSERT INTO %s.event_journal (persistence_id, sequence_number, writer, event_ser_id,
                  event_ser_manifest, event_payload) VALUES ('a', %d, 'w', 1, '', '')\
                """
                        .formatted(run, schema, sequence));
    }
}
