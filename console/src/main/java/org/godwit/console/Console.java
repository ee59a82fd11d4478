package org.godwit.console;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.client.WrongUseException;
import org.godwit.console.machine.MachineSettings;
import org.godwit.task.Tid;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// `./pvm`. Exit codes: 0 done, 1 refused with the reason, 2 wrong use.
@Command(
        name = "pvm",
        description = "A parallel virtual machine whose tasks move between hosts while they run.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.Provider.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Each command tells its options with --help.",
            "Exit codes: 0 done, 1 refused with the reason, 2 wrong use.",
            "GODWIT_HOME  where virtual machines keep their state (~/.godwit)",
            "GODWIT_JOURNAL_PASSWORD  the password of a journal in PostgreSQL"
        })
public final class Console {

    private Console() {}

    public static void main(String[] args) {
        ConsoleContext context =
                new ConsoleContext(
                        VmDirectory.home(),
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        Boolean.getBoolean("godwit.interactive"),
                        MachineSettings.HOST_MAIN);
        System.exit(run(context, args));
    }

    /// Runs one command and returns its exit code.
    public static int run(ConsoleContext context, String... args) {
        CommandLine spawn = new CommandLine(new SpawnCommand(context));
        // What follows the program's name is the program's, dashes or not.
        spawn.setStopAtPositional(true);
        CommandLine line =
                new CommandLine(new Console())
                        .addSubcommand("start", new StartCommand(context))
                        .addSubcommand("add", new AddCommand(context))
                        .addSubcommand("conf", new ConfCommand(context))
                        .addSubcommand("ps", new PsCommand(context))
                        .addSubcommand("spawn", spawn)
                        .addSubcommand("move", new MoveCommand(context))
                        .addSubcommand("rebalance", new RebalanceCommand(context))
                        .addSubcommand("drain", new DrainCommand(context))
                        .addSubcommand("kill", new KillCommand(context))
                        .addSubcommand("halt", new HaltCommand(context))
                        .addSubcommand("journal", journal(context))
                        .addSubcommand("demo", new DemoCommand(context))
                        .addSubcommand("bench", new BenchCommand(context))
                        .addSubcommand("check", new CheckCommand(context))
                        .addSubcommand("simulate", new SimulateCommand(context))
                        .addSubcommand("soak", new SoakCommand(context))
                        .addSubcommand("sweep", new SweepCommand(context))
                        .addSubcommand("version", new VersionCommand(context));
        line.registerConverter(Tid.class, Console::tid);
        line.setOut(context.out());
        line.setErr(context.err());
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(context.interactive() ? Ansi.ON : Ansi.OFF));
        line.setExecutionExceptionHandler((e, _, _) -> explain(context, e));
        return line.execute(args.length == 0 ? new String[] {"--help"} : args);
    }

    private static CommandLine journal(ConsoleContext context) {
        return new CommandLine(new JournalCommand(context))
                .addSubcommand("init", new JournalInitCommand(context))
                .addSubcommand("status", new JournalStatusCommand(context));
    }

    private static Tid tid(String text) {
        try {
            return Tid.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }

    private static int explain(ConsoleContext context, Exception failure) {
        switch (failure) {
            case RefusedException e -> context.err().println("pvm: " + e.getMessage());
            case WrongUseException e -> context.err().println("pvm: " + e.getMessage());
            default -> {
                context.err().println("pvm: this was not foreseen: " + failure);
                if (System.getenv("GODWIT_TRACE") == null) {
                    context.err().println("     GODWIT_TRACE=1 shows where it comes from");
                } else {
                    failure.printStackTrace(context.err());
                }
            }
        }
        return failure instanceof WrongUseException
                ? CommandLine.ExitCode.USAGE
                : CommandLine.ExitCode.SOFTWARE;
    }
}
