package org.godwit.console.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Captures every program at each of its yield points and resumes it in a second JVM, and compares
/// what it prints and how it ends with a run that nothing moves.
public final class Sweep {

    private final SweepSettings settings;
    private final Consumer<ProgramRow> progress;

    /// @param progress told of each program when it is done
    public Sweep(SweepSettings settings, Consumer<ProgramRow> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /// Blocks until all programs are done.
    ///
    /// @throws org.godwit.console.client.RefusedException if there is nothing that weaves, or the
    ///   second JVM fails
    public SweepReport run() throws InterruptedException {
        long begin = System.nanoTime();
        Stage here = Stage.ofClassPath();
        List<ProgramRow> rows = new ArrayList<>();
        List<Wrong> wrongs = new ArrayList<>();
        Map<String, Integer> reasons = new TreeMap<>();
        try (Peer there = Peer.start()) {
            for (String program : settings.programs()) {
                ProgramSweep sweep = new ProgramSweep(program, settings, here, there, reasons);
                ProgramRow row = sweep.run();
                rows.add(row);
                wrongs.addAll(sweep.wrongs());
                progress.accept(row);
            }
        }
        return new SweepReport(rows, wrongs, reasons, (System.nanoTime() - begin) / 1_000_000);
    }
}
