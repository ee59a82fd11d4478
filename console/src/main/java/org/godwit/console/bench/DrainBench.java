package org.godwit.console.bench;

import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Drains a host with many idle tasks and asks each of them afterwards for the digest of its state.
final class DrainBench {

    private static final int TASKS = 10_000;
    private static final int TASKS_BRIEF = 500;
    private static final int BYTES = 10_240;
    private static final int HOSTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BenchSettings settings;
    private final Consumer<String> progress;

    DrainBench(BenchSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /// Blocks for some minutes.
    DrainResults run() throws IOException, InterruptedException {
        int tasks = settings.isBrief() ? TASKS_BRIEF : TASKS;
        progress.accept("drain: a virtual machine of %d hosts".formatted(HOSTS));
        try (BenchMachine vm = new BenchMachine(settings, HOSTS, "embedded", List.of(), _ -> {})) {
            return measure(vm, tasks);
        } catch (RefusedException e) {
            return DrainResults.failed(tasks, String.valueOf(e.getMessage()));
        }
    }

    private DrainResults measure(BenchMachine vm, int tasks) throws InterruptedException {
        String home = vm.hosts().getFirst();
        String leaves = vm.hosts().getLast();
        progress.accept("drain: %d tasks on %s".formatted(tasks, leaves));
        List<String> keepers = vm.keepers(tasks, BYTES, leaves, Variant.JOURNALED);
        double[] before = vm.figures(vm.asker("each", BYTES, 0, keepers, home));
        progress.accept("drain: " + leaves + " is drained");
        long began = System.nanoTime();
        List<MoveLine> moves = vm.client().drain(leaves, PATIENCE);
        long micros = (System.nanoTime() - began) / 1_000;
        double[] after = vm.figures(vm.asker("each", BYTES, 0, keepers, home));
        return new DrainResults(
                tasks,
                BYTES,
                (int) (before[3] + after[3]),
                micros,
                moves.stream().filter(MoveLine::isDone).toList(),
                "");
    }
}
