package org.godwit.console.bench;

import org.godwit.console.bench.programs.Idle;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Moves one idle task of each durability round and round the hosts; after each such move an empty
/// entity is handed off.
final class MoveBench implements AutoCloseable {

    private static final int SETTLE_MILLIS = 20;
    private static final int START_SECONDS = 20;

    private final VmClient client;
    private final List<String> hosts;

    private final Map<Variant, String> tids = new EnumMap<>(Variant.class);
    private int moved;

    /// Blocks until a task of each durability runs.
    MoveBench(Machine machine) throws InterruptedException {
        client = machine.client();
        hosts = machine.hosts().stream().map(VmState.Host::name).toList();
        tids.put(Variant.JOURNALED, start(Variant.JOURNALED));
        tids.put(Variant.MIGRATABLE, start(Variant.MIGRATABLE));
    }

    @Override
    public void close() {
        tids.values().forEach(client::kill);
    }

    private String start(Variant variant) throws InterruptedException {
        String tid =
                client.spawn(
                                new VmClient.Spawn(
                                        Idle.class.getName(),
                                        List.of(),
                                        1,
                                        hosts.getFirst(),
                                        variant.label()))
                        .getFirst();
        long deadline = System.nanoTime() + START_SECONDS * 1_000_000_000L;
        while (client.tasks().stream().map(TaskLine::tid).noneMatch(tid::equals)) {
            if (System.nanoTime() > deadline) {
                throw new RefusedException("task %s did not start".formatted(tid));
            }
            Thread.sleep(SETTLE_MILLIS);
        }
        return tid;
    }

    /// Moves each task `count` times. Blocks for some tens of milliseconds per move.
    MoveResults run(int count) throws InterruptedException {
        MoveResults results = MoveResults.empty();
        for (int i = 0; i < count; i++) {
            moved++;
            String to = hosts.get(moved % hosts.size());
            for (var each : tids.entrySet()) {
                // Let the acknowledgements of the move before go by.
                Thread.sleep(SETTLE_MILLIS);
                move(each.getKey(), each.getValue(), to, results);
                Thread.sleep(SETTLE_MILLIS);
                handOff(results);
            }
        }
        return results;
    }

    private void move(Variant variant, String tid, String to, MoveResults results) {
        for (MoveLine line : client.move(tid, to)) {
            if (line.isDone() && line.costMicros() >= 0) {
                results.add(variant, line);
            } else {
                results.refused().add(variant.label() + ": " + line.reason());
            }
        }
    }

    private void handOff(MoveResults results) {
        try {
            results.floor().addAll(client.moveEmpty(1));
        } catch (RefusedException refused) {
            results.refused().add(MoveResults.FLOOR + ": " + refused.getMessage());
        }
    }
}
