package org.godwit.console;

import org.godwit.console.bench.Bench;
import org.godwit.console.bench.BenchReport;
import org.godwit.console.bench.BenchSettings;
import org.godwit.console.bench.Part;
import org.godwit.console.client.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

@Command(
        name = "bench",
        description = {
            "Starts a throw-away virtual machine of three hosts and measures round trips, streams"
                    + " and spawns, beside the real PVM 3.4 where that is installed, and moves of an"
                    + " idle task beside bare hand-offs of an empty entity; calls of groups of 2 to"
                    + " 1,000 members (--short: to 128); and what weaving costs programs that never"
                    + " move.",
            "journal, recovery and drain start virtual machines of their own: durable acceptance of"
                    + " messages beside raw writes to the same store; kill -9 of a host with 1,000"
                    + " tasks (--short: 100); drain of one with 10,000 (500).",
            "Ends with 0 if everything could be measured. The figures depend on what else this"
                    + " machine does."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Parameters(
            paramLabel = "PART",
            arity = "0..1",
            defaultValue = Part.ALL,
            description =
                    "local, remote, move, spawn, groups, journal, recovery, drain, overhead or all"
                            + " (${DEFAULT-VALUE})")
    private String part = Part.ALL;

    @Option(names = "--json", description = "print the numbers as JSON")
    private boolean json;

    @Option(names = "--short", description = "a few minutes; the figures are rough")
    private boolean brief;

    @Option(names = "--no-pvm", description = "do not measure the real PVM")
    private boolean noPvm;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description =
                    "of a journal in PostgreSQL (godwit.journal.postgresql.url=...), which journal"
                            + " measures beside the embedded one; may be repeated")
    private List<String> set = List.of();

    BenchCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Set<Part> parts = Part.of(Words.oneOf("PART", part, Part.words()));
        String classPath = System.getProperty("java.class.path");
        List<String> database = JournalOptions.quoted(set);
        if (!database.isEmpty()) {
            JournalOptions.check(JournalOptions.POSTGRESQL, "", database);
        }
        BenchSettings chosen =
                brief
                        ? BenchSettings.brief(parts, !noPvm, context.hostMain(), classPath)
                        : BenchSettings.full(parts, !noPvm, context.hostMain(), classPath);
        BenchSettings settings = chosen.with(database);
        if (!json) {
            preamble(settings);
        }
        BenchReport report = new Bench(settings, this::progress).run();
        if (json) {
            context.out().println(Json.pretty(report.rows()));
            report.results().failures().forEach(line -> context.err().println("failed: " + line));
        } else {
            report.lines().forEach(context.out()::println);
        }
        context.out().flush();
        return report.isComplete() ? 0 : 1;
    }

    private void preamble(BenchSettings settings) {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        context.out()
                .printf(
                        Locale.ROOT,
                        "%d processors, load average before: %.2f%n",
                        machine.getAvailableProcessors(),
                        machine.getSystemLoadAverage());
        if (settings.parts().stream().anyMatch(Part::needsMachine)) {
            rounds(settings);
        }
        context.out().flush();
    }

    private void rounds(BenchSettings settings) {
        context.out()
                .printf(
                        "%d rounds of %d ms per figure after %d for warming up; %d moves after %d"
                                + " that are told apart and %d for warming up; bytes packed with"
                                + " PvmDataDefault on both sides%n",
                        settings.rounds(),
                        settings.millis(),
                        settings.warmUpRounds(),
                        settings.moves(),
                        settings.firstMoves(),
                        settings.warmUpMoves());
    }

    private void progress(String what) {
        context.err().println("bench: " + what);
        context.err().flush();
    }
}
