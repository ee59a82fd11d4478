package org.godwit.console.torture;

import org.godwit.console.client.VmDirectory;
import org.godwit.console.machine.TemporaryMachine;
import org.godwit.console.torture.plain.Cast;
import org.godwit.console.torture.plain.PlainHost;
import org.godwit.console.torture.plain.PlainSettings;
import org.godwit.console.torture.plain.Sending;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The counting workload under the same nemesis, on Godwit and on plain Pekko sharding, each on a
/// throw-away machine of its own. Used by one thread.
public final class Comparison {

    private static final String EMBEDDED = "embedded";

    private final long seed;
    private final int hosts;
    private final String hostMain;
    private final List<String> set;
    private final Consumer<String> diary;

    /// @param hosts when a machine is whole
    /// @param hostMain of Godwit's hosts
    /// @param set settings of all hosts, a line `path = value` each
    /// @param diary is told what happens
    public Comparison(
            long seed, int hosts, String hostMain, List<String> set, Consumer<String> diary) {
        this.seed = seed;
        this.hosts = hosts;
        this.hostMain = hostMain;
        this.set = List.copyOf(set);
        this.diary = diary;
    }

    /// Godwit for `seconds`, then the others for as long and with as many wounds as it got, which
    /// are the same ones.
    public List<ComparisonRow> run(int seconds) throws IOException, InterruptedException {
        List<ComparisonRow> rows = new ArrayList<>();
        rows.add(godwit(Extent.ofSeconds(seconds)));
        Extent same = new Extent(seconds, rows.getFirst().struck());
        rows.add(plain(Sending.TELL, same));
        rows.add(plain(Sending.ASK, same));
        return rows;
    }

    ComparisonRow godwit(Extent extent) throws IOException, InterruptedException {
        return row("Godwit", hostMain, set, new Jobs(CountingShape.USUAL), extent);
    }

    ComparisonRow plain(Sending sending, Extent extent) throws IOException, InterruptedException {
        CountingShape shape = CountingShape.USUAL;
        Cast cast = new Cast(shape.families(), shape.size());
        Path snapshots = Files.createTempDirectory("godwit-plain-");
        try {
            List<String> lines = new ArrayList<>(set);
            lines.addAll(new PlainSettings(sending, cast, shape.pause()).lines(snapshots));
            return row(
                    "plain, " + sending.text(),
                    PlainHost.class.getName(),
                    lines,
                    new PlainCounting(cast),
                    extent);
        } finally {
            VmDirectory.deleteTree(snapshots);
        }
    }

    private ComparisonRow row(
            String who, String main, List<String> lines, Workload workload, Extent extent)
            throws IOException, InterruptedException {
        diary.accept("now " + who);
        Path folder = TemporaryMachine.newFolder("faults");
        Torture torture = new Torture(seed, hosts, Faults.in(folder), workload, diary);
        TortureReport report;
        try (TemporaryMachine temporary =
                new TemporaryMachine(
                        "torture",
                        EMBEDDED,
                        hosts,
                        System.getProperty("java.class.path"),
                        main,
                        lines,
                        torture)) {
            report = torture.run(temporary.machine(), EMBEDDED, extent);
        } finally {
            VmDirectory.deleteTree(folder);
        }
        report.refused()
                .forEach((reason, times) ->
                        diary.accept("refused %d times: %s".formatted(times, reason)));
        return new ComparisonRow(
                who,
                workload.counted(),
                workload.stuck(),
                report.moves(),
                report.kills(),
                report.pauses(),
                report.drains(),
                torture.struck(),
                report.wounds(),
                report.seconds(),
                report.broken());
    }
}
