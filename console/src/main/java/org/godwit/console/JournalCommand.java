package org.godwit.console;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

@Command(
        name = "journal",
        description = "Makes a journal in a database, and tells how much a journal holds.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class JournalCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Spec private CommandSpec spec = CommandSpec.create();

    JournalCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(context.out());
        return 0;
    }
}
