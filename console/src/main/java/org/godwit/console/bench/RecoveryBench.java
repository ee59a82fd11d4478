package org.godwit.console.bench;

import org.godwit.console.client.HostLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.machine.MachineEvent;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Kills a host with many journaled tasks and measures how long each of them takes until it answers
/// from another host, with the state that it had.
final class RecoveryBench {

    private static final int TASKS = 1_000;
    private static final int TASKS_BRIEF = 100;
    private static final int BYTES = 1_024;
    private static final int HOSTS = 3;
    private static final int LOOK_MILLIS = 5;
    private static final long ASKED_AFTER_MICROS = 2_000_000;
    private static final long GIVEN_UP_MICROS = 120_000_000;

    private static final int QUIET_MILLIS = 3_000;

    private final BenchSettings settings;
    private final Consumer<String> progress;
    private volatile long processEnded;

    RecoveryBench(BenchSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /// Blocks for a minute.
    RecoveryResults run() throws IOException, InterruptedException {
        int tasks = settings.isBrief() ? TASKS_BRIEF : TASKS;
        progress.accept("recovery: a virtual machine of %d hosts".formatted(HOSTS));
        try (BenchMachine vm =
                new BenchMachine(settings, HOSTS, "embedded", List.of(), this::onEvent)) {
            return measure(vm, tasks);
        } catch (RefusedException e) {
            return RecoveryResults.failed(tasks, String.valueOf(e.getMessage()));
        }
    }

    private void onEvent(MachineEvent event) {
        if (event instanceof MachineEvent.HostDied) {
            processEnded = micros();
        }
    }

    private RecoveryResults measure(BenchMachine vm, int tasks) throws InterruptedException {
        String home = vm.hosts().getFirst();
        String victim = vm.hosts().getLast();
        progress.accept("recovery: %d tasks on %s".formatted(tasks, victim));
        List<String> keepers = vm.keepers(tasks, BYTES, victim, Variant.JOURNALED);
        double[] before = vm.figures(vm.asker("each", BYTES, micros(), keepers, home));
        long cellsBefore = cellsOnceQuiet(vm) - tasks;
        long at = micros() + ASKED_AFTER_MICROS;
        String asker = vm.asker("each", BYTES, at, keepers, home);
        vm.expectDeath(victim);
        progress.accept("recovery: kill -9 of " + victim);
        while (micros() < at) {
            Thread.onSpinWait();
        }
        vm.machine().kill(victim);
        RecoveryResults.Parts parts = watch(vm, victim, tasks, cellsBefore, at);
        double[] after = vm.figures(asker);
        return new RecoveryResults(
                tasks, (int) (before[3] + after[3]), parts, after[0], after[1], after[2], "");
    }

    /// Virtual processors on all hosts, when those that have ended are gone, too: the asker's would
    /// otherwise be missed later, among those that are to come back.
    private static long cellsOnceQuiet(BenchMachine vm) throws InterruptedException {
        long cells = sum(vm);
        long quietMillis = 0;
        while (quietMillis < QUIET_MILLIS) {
            Thread.sleep(LOOK_MILLIS);
            long now = sum(vm);
            quietMillis = now == cells ? quietMillis + LOOK_MILLIS : 0;
            cells = now;
        }
        return cells;
    }

    private static long sum(BenchMachine vm) {
        return vm.client().allCounters().stream()
                .mapToLong((Map<String, Long> counters) -> counters.getOrDefault("cells", 0L))
                .sum();
    }

    /// Looks at the hosts again and again until all that were on the victim are somewhere else.
    private RecoveryResults.Parts watch(
            BenchMachine vm, String victim, int tasks, long cellsBefore, long at)
            throws InterruptedException {
        long noticed = 0;
        long half = 0;
        long all = 0;
        while (all == 0 && micros() - at < GIVEN_UP_MICROS) {
            Thread.sleep(LOOK_MILLIS);
            if (noticed == 0) {
                if (vm.client().hosts().stream().map(HostLine::name).noneMatch(victim::equals)) {
                    noticed = micros() - at;
                }
                continue;
            }
            long back = sum(vm) - cellsBefore;
            long now = micros() - at;
            half = half == 0 && back >= tasks / 2 ? now : half;
            all = back >= tasks ? now : 0;
        }
        return new RecoveryResults.Parts(processEnded - at, noticed, half, all);
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
