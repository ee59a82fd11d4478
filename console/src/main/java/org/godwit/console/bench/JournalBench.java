package org.godwit.console.bench;

import org.godwit.console.client.JournalLine;
import org.godwit.console.client.RefusedException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Measures how long a journaled task takes to accept a message for good, and how many of them one
/// host does, beside what the same store takes for the same bytes when nothing is in between.
///
/// That a message is accepted shows in the answer to it: nothing leaves a journaled task that
/// depends on what is not yet in the journal. Who asks is a migratable task on the same host, whose
/// own events wait for nobody.
final class JournalBench {

    private static final int TASKS = 100;
    private static final int BYTES = 100;
    private static final int RAW_WRITES = 400;
    private static final int MILLIS = 3_000;
    private static final int MILLIS_BRIEF = 500;

    /// So many times as long as it is measured the same is done before, until it is compiled.
    private static final int WARM_UP_FACTOR = 4;

    private final BenchSettings settings;
    private final Consumer<String> progress;

    JournalBench(BenchSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /// Blocks for half a minute per journal.
    JournalResults run() throws IOException, InterruptedException {
        List<JournalSample> samples = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        measure("embedded", List.of(), samples, failures);
        if (!settings.database().isEmpty()) {
            measure("postgresql", settings.database(), samples, failures);
        }
        return new JournalResults(TASKS, BYTES, samples, failures);
    }

    private void measure(
            String journal, List<String> set, List<JournalSample> samples, List<String> failures)
            throws IOException, InterruptedException {
        progress.accept("journal: a virtual machine of one host with the journal " + journal);
        try (BenchMachine vm = new BenchMachine(settings, 1, journal, set, _ -> {})) {
            RawWrites raw =
                    set.isEmpty() ? RawWrites.toFileIn(vm.directory()) : RawWrites.toDatabase(set);
            samples.add(sample(journal, vm, raw));
        } catch (RefusedException e) {
            failures.add(journal + ": " + e.getMessage());
        }
    }

    private JournalSample sample(String journal, BenchMachine vm, RawWrites raw)
            throws IOException, InterruptedException {
        int millis = settings.isBrief() ? MILLIS_BRIEF : MILLIS;
        String host = vm.hosts().getFirst();
        List<String> one = vm.keepers(1, 0, host, Variant.JOURNALED);
        List<String> unjournaled = vm.keepers(1, 0, host, Variant.MIGRATABLE);
        List<String> all = vm.keepers(TASKS, 0, host, Variant.JOURNALED);
        progress.accept("journal: one message at a time");
        double[] without = turns(vm, millis, unjournaled);
        var _ = turns(vm, WARM_UP_FACTOR * millis, one);
        JournalLine before = vm.machine().journal();
        // before and after: the disk is not as fast at one time as at another
        List<Double> rawMicros = new ArrayList<>(raw.micros(RAW_WRITES, BYTES));
        double[] alone = turns(vm, millis, one);
        JournalLine after = vm.machine().journal();
        int bytes =
                Math.clamp(
                        (after.bytes() - before.bytes()) / events(before, after), BYTES, 4 * BYTES);
        rawMicros.addAll(raw.micros(RAW_WRITES, bytes));
        progress.accept("journal: %d tasks".formatted(TASKS));
        double[] together = turns(vm, millis, all);
        double[] stream = vm.figures(vm.asker("stream", BYTES, millis, all, host));
        return new JournalSample(
                journal,
                Summary.of(rawMicros),
                without[0],
                new JournalSample.Turns(alone[0], alone[1], alone[2]),
                new JournalSample.Turns(together[0], together[1], together[2]),
                stream[0]);
    }

    private static long events(JournalLine before, JournalLine after) {
        return Math.max(1, after.events() - before.events());
    }

    private static double[] turns(BenchMachine vm, int millis, List<String> keepers)
            throws InterruptedException {
        return vm.figures(vm.asker("turns", BYTES, millis, keepers, vm.hosts().getFirst()));
    }
}
