package org.godwit.console;

import org.godwit.console.client.Json;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.client.WrongUseException;
import org.godwit.console.machine.TemporaryMachine;
import org.godwit.console.torture.Comparison;
import org.godwit.console.torture.ComparisonRow;
import org.godwit.console.torture.Faults;
import org.godwit.console.torture.Torture;
import org.godwit.console.torture.TortureReport;
import org.godwit.console.torture.Workload;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "torture",
        description = {
            "Starts a throw-away virtual machine, keeps journaled tasks counting messages and"
                    + " computing on it, and kills (-9) its hosts, one or all, pauses, drains and"
                    + " parts them and fills the journal's disk meanwhile, while tasks move at random.",
            "Ends with 0 only if no promise was broken: nothing lost, duplicated, reordered, stuck"
                    + " or computed wrongly."
        },
        mixinStandardHelpOptions = true)
final class TortureCommand implements Callable<Integer> {

    private static final int HOSTS_MIN = 3;
    private static final int HOSTS_MAX = 16;
    private static final int SECONDS_PER_MINUTE = 60;

    private final ConsoleContext context;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "2",
            description = "how long wounds are made (${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--hosts",
            paramLabel = "N",
            defaultValue = "5",
            description = "hosts, each a JVM (${DEFAULT-VALUE})")
    private int hosts;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "of what is done and in which order; when it strikes is not repeatable"
                            + " (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--journal",
            paramLabel = "PROFILE",
            defaultValue = "embedded",
            description =
                    "embedded, h2, or postgresql, which --set names as for pvm start; what is in"
                            + " that database's schema is deleted (${DEFAULT-VALUE})")
    private String journal = "";

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "a setting of the hosts (as often as needed)")
    private List<String> set = List.of();

    @Option(
            names = "--plain",
            description =
                    "the counting alone, on Godwit and then, with the same wounds, on Pekko's"
                            + " cluster sharding without Godwit's protocol: what is lost there; ends"
                            + " with 0 if Godwit lost nothing")
    private boolean plain;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    TortureCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Words.within("--hosts", hosts, HOSTS_MIN, HOSTS_MAX);
        String profile = Words.oneOf("--journal", journal, JournalOptions.PROFILES);
        List<String> lines = new ArrayList<>(JournalOptions.quoted(set));
        JournalOptions.check(profile, "", lines);
        int seconds = Math.max(1, (int) Math.round(minutes * SECONDS_PER_MINUTE));
        if (plain) {
            return compare(seconds, lines);
        }
        Path folder = TemporaryMachine.newFolder("faults");
        Faults faults = Faults.in(folder);
        lines.addAll(faults.settings());
        Torture torture = new Torture(seed, hosts, faults, this::diary);
        TortureReport report;
        try (TemporaryMachine temporary =
                new TemporaryMachine(
                        "torture",
                        profile,
                        hosts,
                        System.getProperty("java.class.path"),
                        context.hostMain(),
                        lines,
                        torture)) {
            report = runOrKeep(torture, temporary, profile, seconds);
        } finally {
            VmDirectory.deleteTree(folder);
        }
        if (json) {
            context.out().println(Json.pretty(report));
        } else {
            print(report);
        }
        return report.isRight() ? 0 : 1;
    }

    /// What went wrong can be looked at afterwards.
    private TortureReport runOrKeep(
            Torture torture, TemporaryMachine temporary, String profile, int seconds)
            throws IOException, InterruptedException {
        boolean right = false;
        try {
            TortureReport report = torture.run(temporary.machine(), profile, seconds);
            right = report.isRight();
            return report;
        } finally {
            if (!right) {
                diary("kept for a look: " + temporary.keep());
            }
        }
    }

    private int compare(int seconds, List<String> lines) throws IOException, InterruptedException {
        if (!journal.equals("embedded")) {
            throw new WrongUseException(
                    "--journal %s does not go with --plain, which compares on the journal embedded"
                            .formatted(journal));
        }
        List<ComparisonRow> rows =
                new Comparison(seed, hosts, context.hostMain(), lines, this::diary).run(seconds);
        if (json) {
            context.out().println(Json.pretty(Json.tree(rows)));
        } else {
            print(rows);
        }
        return rows.getFirst().isRight() ? 0 : 1;
    }

    private void print(List<ComparisonRow> rows) {
        Table table =
                new Table(
                        "MESSAGES",
                        ">SENT",
                        ">DELIVERED",
                        ">LOST",
                        ">DUPLICATED",
                        ">REORDERED",
                        ">STUCK",
                        ">MOVES",
                        ">KILLS",
                        ">STOPS",
                        ">DRAINS",
                        ">SECONDS");
        for (ComparisonRow row : rows) {
            row.broken().forEach(what -> context.out().println(row.who() + ": " + what));
            Workload.Counted counted = row.counted();
            table.row(
                    row.who(),
                    counted.sent(),
                    counted.delivered(),
                    counted.lost(),
                    counted.duplicated(),
                    counted.reordered(),
                    row.stuck(),
                    row.moves(),
                    row.kills(),
                    row.pauses(),
                    row.drains(),
                    row.seconds());
        }
        table.lines().forEach(context.out()::println);
        context.out().println("%d wounds each (seed %d)".formatted(rows.getFirst().struck(), seed));
    }

    private void diary(String what) {
        context.err().println("torture: " + what);
        context.err().flush();
    }

    private static int times(TortureReport report, String wound) {
        return report.wounds().getOrDefault(wound, 0);
    }

    private void print(TortureReport report) {
        report.broken().forEach(context.out()::println);
        report.left().forEach((tid, line) -> context.out().println("left: " + tid + " " + line));
        report.refused()
                .forEach((reason, times) ->
                        context.out().println("refused %d times: %s".formatted(times, reason)));
        Table wounds = new Table("WOUND", ">TIMES");
        report.wounds().forEach(wounds::row);
        wounds.lines().forEach(context.out()::println);
        Table counters = new Table("COUNTER", ">ALL HOSTS");
        report.counters().forEach(counters::row);
        counters.lines().forEach(context.out()::println);
        TortureReport.Messages messages = report.messages();
        Table table = new Table("WHAT", ">COUNT");
        table.row("hosts killed (-9)", report.kills())
                .row("times that these were all hosts", times(report, "KILL_ALL"))
                .row("hosts stopped (SIGSTOP)", report.pauses())
                .row("hosts put out by the others", report.hostsPutOut())
                .row("hosts drained", report.drains())
                .row("partitions, short", times(report, "SHORT_PARTITION"))
                .row("partitions, long", times(report, "LONG_PARTITION"))
                .row("partitions, one way", times(report, "ONE_WAY_PARTITION"))
                .row("spells of a slow journal", times(report, "SLOW_JOURNAL"))
                .row("spells of a full disk", times(report, "FULL_DISK"))
                .row("writes fenced by the journal", report.fencedWrites())
                .row("hosts added", report.hostsAdded())
                .row("moves", report.moves())
                .row("messages sent and counted", messages.sent())
                .row("messages delivered", messages.delivered())
                .row("lost", messages.lost())
                .row("duplicated", messages.duplicated())
                .row("reordered", messages.reordered())
                .row("frames dropped by the layers below", messages.droppedBelow())
                .row("messages repeated by the protocol", messages.repeated())
                .row("tasks that ended right", report.tasks());
        table.lines().forEach(context.out()::println);
        context.out()
                .println(
                        "%d promises broken in %d s on the journal %s (seed %d)"
                                .formatted(
                                        report.broken().size(),
                                        report.seconds(),
                                        report.journal(),
                                        report.seed()));
    }
}
