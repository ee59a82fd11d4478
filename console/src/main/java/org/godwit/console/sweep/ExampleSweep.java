package org.godwit.console.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Runs examples on virtual machines of two JVMs: unmoved; with every task moved to the other JVM
/// at each of its calls; with every task captured at every so manieth loop head or call.
final class ExampleSweep {

    private record Timed(ExampleRun run, long millis) {}

    private final List<Example> examples;
    private final int every;
    private final String hostMain;
    private final List<Wrong> wrongs = new ArrayList<>();

    ExampleSweep(List<Example> examples, int every, String hostMain) {
        this.examples = examples;
        this.every = every;
        this.hostMain = hostMain;
    }

    /// Blocks until all are done.
    ///
    /// @throws org.godwit.console.client.RefusedException if an example cannot be started, or does
    ///   not end
    List<ExampleRow> run() throws InterruptedException {
        List<Timed> unmoved = runs("");
        List<Timed> moved = runs("godwit.capture.move-every=1");
        List<Timed> captured = runs("godwit.capture.bounce-every=" + every);
        List<ExampleRow> rows = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            rows.add(row(examples.get(i), unmoved.get(i), moved.get(i), captured.get(i)));
        }
        return rows;
    }

    /// What was not like the unmoved run.
    List<Wrong> wrongs() {
        return wrongs;
    }

    private List<Timed> runs(String set) throws InterruptedException {
        List<Timed> runs = new ArrayList<>();
        try (ExampleStage stage =
                new ExampleStage(hostMain, set.isEmpty() ? List.of() : List.of(set))) {
            for (Example example : examples) {
                long begin = System.nanoTime();
                ExampleRun run = stage.run(example);
                runs.add(new Timed(run, (System.nanoTime() - begin) / 1_000_000));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return runs;
    }

    private ExampleRow row(Example example, Timed unmoved, Timed moved, Timed captured) {
        int before = wrongs.size();
        compare(example, "moved at every call", unmoved.run(), moved.run());
        compare(example, "captured at every %dth".formatted(every), unmoved.run(), captured.run());
        return new ExampleRow(
                example.name(),
                unmoved.run().ends().size(),
                moved.run().moved(),
                moved.run().pinned(),
                captured.run().bounced(),
                wrongs.size() - before,
                unmoved.millis(),
                moved.millis(),
                captured.millis());
    }

    private void compare(Example example, String where, ExampleRun expected, ExampleRun actual) {
        if (!expected.lines().equals(actual.lines())) {
            wrongs.add(
                    new Wrong(
                            example.name(),
                            where,
                            expected.lines().toString(),
                            actual.lines().toString()));
        }
        if (!expected.ends().equals(actual.ends())) {
            wrongs.add(
                    new Wrong(
                            example.name(),
                            where,
                            "ends " + expected.ends(),
                            "ends " + actual.ends()));
        }
    }
}
