package org.godwit.console.bench;

import org.godwit.console.bench.programs.Ballast;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Moves tasks that hold something between hosts; beside every move a raw transfer of as many bytes
/// and a bare hand-off.
final class LoadBench {

    private static final int SETTLE_MILLIS = 50;
    private static final Duration START = Duration.ofSeconds(30);

    private final VmClient client;
    private final List<String> hosts;
    private final String classPath;
    private final Consumer<String> progress;

    LoadBench(Machine machine, String classPath, Consumer<String> progress) {
        this.client = machine.client();
        this.hosts = machine.hosts().stream().map(VmState.Host::name).toList();
        this.classPath = classPath;
        this.progress = progress;
    }

    /// Blocks for some seconds per load.
    ///
    /// @param warmUp moves of each load before that: each host has to have been source and target
    ///   often, or its compiler takes half of the time
    /// @param count moves of each load that count
    LoadMoves run(List<Load> loads, int warmUp, int count)
            throws IOException, InterruptedException {
        LoadMoves results = LoadMoves.empty();
        try (RawTransfer raw = new RawTransfer(classPath)) {
            for (Load load : loads) {
                progress.accept("moving " + load.name());
                run(load, warmUp, count, raw, results);
            }
        }
        return results;
    }

    private void run(Load load, int warmUp, int count, RawTransfer raw, LoadMoves results)
            throws IOException, InterruptedException {
        List<String> argv = List.of(load.kind(), Integer.toString(load.size()));
        String tid =
                client.spawn(
                                new VmClient.Spawn(
                                        Ballast.class.getName(),
                                        argv,
                                        1,
                                        hosts.getFirst(),
                                        Variant.JOURNALED.label()))
                        .getFirst();
        try {
            awaitStart(tid);
            List<MoveLine> moves = results.moves().computeIfAbsent(load, _ -> new ArrayList<>());
            List<Double> transfers =
                    results.rawMillis().computeIfAbsent(load, _ -> new ArrayList<>());
            for (int i = 0; i < warmUp + count; i++) {
                String to = hosts.get((i + 1) % hosts.size());
                boolean counts = i >= warmUp;
                Thread.sleep(SETTLE_MILLIS);
                double transfer = raw.millis(load.bytes());
                if (counts) {
                    transfers.add(transfer);
                    client.moveEmpty(1).forEach(m -> results.floorMillis().add(m / 1e3));
                }
                Thread.sleep(SETTLE_MILLIS);
                for (MoveLine line : client.move(tid, to)) {
                    if (!line.isDone() || line.costMicros() < 0) {
                        results.refused().add(load.name() + ": " + line.reason());
                    } else if (counts) {
                        moves.add(line);
                    }
                }
            }
        } finally {
            client.kill(tid);
        }
    }

    private void awaitStart(String tid) throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (client.tasks().stream().noneMatch(t -> t.tid().equals(tid))) {
            if (System.nanoTime() > deadline) {
                throw new RefusedException("task %s did not start".formatted(tid));
            }
            Thread.sleep(SETTLE_MILLIS);
        }
        Thread.sleep(SETTLE_MILLIS);
    }
}
