package org.godwit.console;

import org.godwit.console.client.JournalLine;
import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.WrongUseException;
import org.godwit.persistence.JournalSize;
import org.godwit.persistence.postgresql.JournalDatabaseException;
import org.godwit.persistence.postgresql.PostgresJournal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "status",
        description = {
            "Tells how many events a journal holds, how many bytes they take, and of how many"
                    + " persistence ids: the journal of the virtual machine on --port or, with"
                    + " --journal postgresql, one in a database."
        },
        mixinStandardHelpOptions = true)
final class JournalStatusCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    @Option(
            names = "--journal",
            paramLabel = "PROFILE",
            defaultValue = "",
            description = "postgresql, for a journal of which no virtual machine need run")
    private String journal = "";

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "with --journal: a setting, as for start (as often as needed)")
    private List<String> set = List.of();

    JournalStatusCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        JournalLine line = journal.isEmpty() ? ofRunning() : ofDatabase();
        context.out().println(vm.json ? Json.pretty(line) : table(line));
        return 0;
    }

    private JournalLine ofRunning() {
        if (!set.isEmpty()) {
            throw new WrongUseException("--set needs --journal postgresql");
        }
        return Json.as(
                Control.post(context.running(vm.port), "/journal", Json.object(), PATIENCE),
                JournalLine.class);
    }

    private JournalLine ofDatabase() {
        Words.oneOf("--journal", journal, JournalOptions.PROFILES);
        if (!journal.equals(JournalOptions.POSTGRESQL)) {
            throw new WrongUseException(
                    "a journal '%s' is told of by its virtual machine: leave out --journal, and say --port"
                            .formatted(journal));
        }
        PostgresJournal database =
                JournalOptions.postgres(JournalOptions.settings(JournalOptions.quoted(set)));
        try {
            JournalSize size = database.size();
            return new JournalLine(
                    journal,
                    database.settings().toString(),
                    size.events(),
                    size.bytes(),
                    size.persistenceIds());
        } catch (JournalDatabaseException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String table(JournalLine line) {
        return String.join(
                System.lineSeparator(),
                new Table("JOURNAL", ">EVENTS", ">BYTES", ">IDS", "WHERE")
                        .row(
                                line.profile(),
                                line.events(),
                                Figures.bytes(line.bytes()),
                                line.ids(),
                                line.where())
                        .lines());
    }
}
