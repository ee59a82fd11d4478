package org.godwit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.godwit.console.fake.FakeHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

class JournalCommandTest {

    private static final String URL = "godwit.journal.postgresql.url=jdbc:postgresql://127.0.0.1:";
    private static final String USER = "godwit.journal.postgresql.user=postgres";

    @TempDir Path home;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @Test
    void a_journal_is_made_once_and_tells_its_size() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = URL + server.getPort() + "/postgres";

            assertThat(
                            pvm(
                                    "journal",
                                    "status",
                                    "--journal",
                                    "postgresql",
                                    "--set",
                                    url,
                                    "--set",
                                    USER))
                    .isEqualTo(1);
            assertThat(err.toString())
                    .contains("there is no journal in jdbc:postgresql://127.0.0.1:")
                    .contains("./pvm journal init");
            assertThat(pvm("journal", "init", "--set", url, "--set", USER)).isZero();
            assertThat(out.toString()).startsWith("made the journal in jdbc:postgresql:");
            assertThat(pvm("journal", "init", "--set", url, "--set", USER)).isZero();
            assertThat(out.toString()).startsWith("the journal is there already");
            assertThat(
                            pvm(
                                    "journal",
                                    "status",
                                    "--journal",
                                    "postgresql",
                                    "--set",
                                    url,
                                    "--set",
                                    USER))
                    .isZero();
            assertThat(out.toString()).contains("JOURNAL").contains("postgresql").contains(" 0 ");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "journal init | 1 | godwit.journal.postgresql.url is missing",
                "journal init --journal stone | 2 | --journal 'stone' is unknown; it is embedded or h2 or postgresql",
                "journal init --journal h2 | 2 | needs no init: ./pvm start makes it",
                "journal init --set godwit.journal.postgresql.password=sesame | 1 | does not belong on a command line",
                "journal init --set godwit{ | 1 | is no PATH=VALUE",
                "journal status --set a=b | 2 | --set needs --journal postgresql",
                "journal status --journal h2 | 2 | is told of by its virtual machine",
                "journal status --port 4721 | 1 | no virtual machine on port 4721",
                "start --port 4721 --journal postgresql | 1 | godwit.journal.postgresql.url is missing",
                "start --port 4721 --journal postgresql --journal-address h:1 | 2 | --journal-address is for embedded and h2",
                "start --port 4721 --journal postgresql --set godwit.journal.postgresql.password=sesame | 1 | GODWIT_JOURNAL_PASSWORD",
                "start --port 4721 --journal postgresql --set godwit.journal.postgresql.url=jdbc:postgresql://u:sesame@h/x | 1 | has a user or password in it",
            })
    void what_is_wrong_is_refused_by_name_and_no_password_is_repeated(
            String line, int code, String message) {
        assertThat(pvm(line.split(" "))).isEqualTo(code);
        assertThat(err.toString())
                .contains(message)
                .doesNotContain("sesame")
                .doesNotContain("\tat ");
    }

    @Test
    void without_a_command_the_commands_are_listed() {
        assertThat(pvm("journal")).isZero();
        assertThat(out.toString()).contains("init").contains("status");
    }

    private int pvm(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return Console.run(
                new ConsoleContext(
                        home,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        false,
                        FakeHost.class.getName()),
                args);
    }
}
