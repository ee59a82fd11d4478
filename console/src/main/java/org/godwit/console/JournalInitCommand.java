package org.godwit.console;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.WrongUseException;
import org.godwit.persistence.postgresql.JournalDatabaseException;
import org.godwit.persistence.postgresql.PostgresJournal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "init",
        description = {
            "Makes the tables of a journal in a PostgreSQL database. Does nothing if they are there;"
                    + " refuses if they are of a newer version."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The password: --set godwit.journal.postgresql.password-file=FILE, or the environment"
                    + " variable GODWIT_JOURNAL_PASSWORD."
        })
final class JournalInitCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Option(
            names = "--journal",
            paramLabel = "PROFILE",
            defaultValue = "postgresql",
            description = "postgresql; the others need no init (${DEFAULT-VALUE})")
    private String journal = "";

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description =
                    "a setting, such as"
                            + " godwit.journal.postgresql.url=jdbc:postgresql://127.0.0.1/godwit (as often as needed)")
    private List<String> set = List.of();

    JournalInitCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Words.oneOf("--journal", journal, JournalOptions.PROFILES);
        if (!journal.equals(JournalOptions.POSTGRESQL)) {
            throw new WrongUseException(
                    "a journal '%s' needs no init: ./pvm start makes it".formatted(journal));
        }
        PostgresJournal database =
                JournalOptions.postgres(JournalOptions.settings(JournalOptions.quoted(set)));
        try {
            context.out()
                    .println(
                            switch (database.init()) {
                                case NEW -> "made the journal in " + database.settings();
                                case UPGRADED ->
                                        "the journal was brought up to version %d, in %s"
                                                .formatted(
                                                        PostgresJournal.VERSION,
                                                        database.settings());
                                case THERE ->
                                        "the journal is there already, in " + database.settings();
                            });
        } catch (JournalDatabaseException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }
}
