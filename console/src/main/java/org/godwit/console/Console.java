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
import java.util.List;
import java.util.Optional;

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
            "Without a command: the prompt, PVM's console.",
            "GODWIT_HOME  where virtual machines keep their state (~/.godwit)",
            "GODWIT_PORT  the port of the virtual machine (4660)",
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
        CommandLine run = new CommandLine(new RunCommand(context));
        run.setStopAtPositional(true);
        CommandLine line =
                new CommandLine(new Console())
                        .addSubcommand("start", new StartCommand(context))
                        .addSubcommand("run", run)
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
                        .addSubcommand("certs", new CertsCommand(context))
                        .addSubcommand("demo", new DemoCommand(context))
                        .addSubcommand("bench", new BenchCommand(context))
                        .addSubcommand("check", new CheckCommand(context))
                        .addSubcommand("simulate", new SimulateCommand(context))
                        .addSubcommand("soak", new SoakCommand(context))
                        .addSubcommand("sweep", new SweepCommand(context))
                        .addSubcommand("torture", new TortureCommand(context))
                        .addSubcommand("crash-everywhere", new CrashCommand(context))
                        .addSubcommand("conformance", new ConformanceCommand(context))
                        .addSubcommand("version", new VersionCommand(context))
                        .addSubcommand("reclaim", new ReclaimCommand(context));
        addErrands(context, line);
        line.registerConverter(Tid.class, Console::tid);
        line.setOut(context.out());
        line.setErr(context.err());
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(context.interactive() ? Ansi.ON : Ansi.OFF));
        line.setExecutionExceptionHandler((e, _, _) -> explain(context, e));
        return args.length > 0 && line.getSubcommands().containsKey(args[0])
                ? line.execute(args)
                : prompt(context, args).orElseGet(() -> line.execute(args));
    }

    private static Optional<Integer> prompt(ConsoleContext context, String... args) {
        try {
            return PromptStart.of(context, List.of(args)).map(PromptStart::run);
        } catch (RefusedException | WrongUseException e) {
            return Optional.of(explain(context, e));
        }
    }

    /// Commands that a task of the virtual machine carries out.
    private static void addErrands(ConsoleContext context, CommandLine line) {
        record Errand(String name, String words, int wordsMin, String description) {}
        List.of(
                        new Errand("delete", "HOST...", 1, "Deletes hosts; the tasks on them end."),
                        new Errand("mstat", "HOST...", 1, "Tells whether hosts are there."),
                        new Errand("pstat", "TID...", 1, "Tells whether tasks run."),
                        new Errand("sig", "SIGNUM TID...", 2, "Sends a signal to tasks."),
                        new Errand("names", "[PATTERN]", 0, "Lists the entries of the mailbox."),
                        new Errand(
                                "put", "NAME [FLAGS]", 1, "Puts an empty entry into the mailbox."),
                        new Errand("reset", "", 0, "Ends all tasks that do not forbid it."),
                        new Errand("tickle", "N [ARG...]", 1, "Looks into the virtual machine."))
                .forEach(e ->
                        line.addSubcommand(
                                e.name(),
                                DeskCommand.of(
                                        context,
                                        e.name(),
                                        e.words(),
                                        e.wordsMin(),
                                        e.description())));
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
