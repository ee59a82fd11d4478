package org.godwit.console.bench;

import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Drains a host with many idle tasks and asks each of them afterwards for the digest of its state:
/// in virtual machines that were just started, and once more when the hosts have moved tasks.
final class DrainBench {

    private static final int TASKS = 10_000;
    private static final int TASKS_BRIEF = 500;
    private static final int BYTES = 10_240;
    private static final int FEW_HOSTS = 2;
    private static final int HOSTS = 4;
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
        try {
            List<DrainResults.Sample> samples = new ArrayList<>();
            try (BenchMachine vm = machine(FEW_HOSTS)) {
                String last = vm.hosts().getLast();
                samples.add(drain("two hosts just started", vm, last, tasks, new ArrayList<>()));
            }
            try (BenchMachine vm = machine(HOSTS)) {
                List<String> keepers = new ArrayList<>();
                List<String> hosts = vm.hosts();
                samples.add(drain("four hosts just started", vm, hosts.getLast(), tasks, keepers));
                String next = hosts.get(HOSTS - 2);
                samples.add(drain("hosts that have moved tasks", vm, next, tasks, keepers));
            }
            return new DrainResults(tasks, BYTES, samples, "");
        } catch (RefusedException e) {
            return DrainResults.failed(tasks, String.valueOf(e.getMessage()));
        }
    }

    private BenchMachine machine(int hosts) throws IOException, InterruptedException {
        progress.accept("drain: a virtual machine of %d hosts".formatted(hosts));
        return new BenchMachine(settings, hosts, "embedded", List.of(), _ -> {});
    }

    /// Fills a host up and drains it.
    ///
    /// @param keepers all tasks that there are; those that are started are added
    private DrainResults.Sample drain(
            String what, BenchMachine vm, String leaves, int tasks, List<String> keepers)
            throws InterruptedException {
        String home = vm.hosts().getFirst();
        int there =
                (int)
                        vm.client().tasks().stream()
                                .filter(task -> task.hostName().equals(leaves))
                                .count();
        progress.accept("drain: %d tasks more on %s".formatted(tasks - there, leaves));
        keepers.addAll(vm.keepers(tasks - there, BYTES, leaves, Variant.JOURNALED));
        double[] before = vm.figures(vm.asker("each", BYTES, 0, keepers, home));
        progress.accept("drain: %s is drained".formatted(leaves));
        long began = System.nanoTime();
        List<MoveLine> moves = vm.client().drain(leaves, PATIENCE);
        long micros = (System.nanoTime() - began) / 1_000;
        double[] after = vm.figures(vm.asker("each", BYTES, 0, keepers, home));
        return new DrainResults.Sample(
                what,
                micros,
                (int) (before[3] + after[3]),
                moves.stream().filter(MoveLine::isDone).toList());
    }
}
