package org.godwit.console.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Captures every program at each of its yield points and resumes it in a second JVM, moves every
/// task of the examples from JVM to JVM at each of its calls, and compares what they print and how
/// they end with runs that nothing moves.
public final class Sweep {

    private final SweepSettings settings;
    private final Consumer<String> progress;

    /// @param progress told of what is done
    public Sweep(SweepSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /// Blocks until all programs are done.
    ///
    /// @throws org.godwit.console.client.RefusedException if there is nothing that weaves, or the
    ///   second JVM fails
    public SweepReport run() throws InterruptedException {
        long begin = System.nanoTime();
        List<ProgramRow> rows = new ArrayList<>();
        List<Wrong> wrongs = new ArrayList<>();
        Map<String, Integer> reasons = new TreeMap<>();
        if (!settings.programs().isEmpty()) {
            Stage here = Stage.ofClassPath();
            try (Peer there = Peer.start()) {
                for (String program : settings.programs()) {
                    ProgramSweep sweep = new ProgramSweep(program, settings, here, there, reasons);
                    ProgramRow row = sweep.run();
                    rows.add(row);
                    wrongs.addAll(sweep.wrongs());
                    progress.accept(row.program());
                }
            }
        }
        List<ExampleRow> examples = List.of();
        if (!settings.examples().isEmpty()) {
            ExampleSweep sweep =
                    new ExampleSweep(
                            settings.examples(), settings.everyOfExamples(), settings.hostMain());
            progress.accept("examples");
            examples = sweep.run();
            wrongs.addAll(sweep.wrongs());
        }
        return new SweepReport(
                rows, examples, wrongs, reasons, (System.nanoTime() - begin) / 1_000_000);
    }
}
