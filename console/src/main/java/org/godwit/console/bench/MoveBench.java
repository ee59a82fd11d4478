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
final class MoveBench {

    private static final int SETTLE_MILLIS = 20;
    private static final int START_SECONDS = 20;

    private final VmClient client;
    private final List<String> hosts;

    MoveBench(Machine machine) {
        client = machine.client();
        hosts = machine.hosts().stream().map(VmState.Host::name).toList();
    }

    /// Blocks for some tens of milliseconds per move.
    ///
    /// @param moves that count, of each durability
    /// @param warmUp before them, thrown away
    MoveResults run(int moves, int warmUp) throws InterruptedException {
        Map<Variant, String> tids = new EnumMap<>(Variant.class);
        tids.put(Variant.JOURNALED, start(Variant.JOURNALED));
        tids.put(Variant.MIGRATABLE, start(Variant.MIGRATABLE));
        rounds(tids, 0, warmUp, MoveResults.empty());
        MoveResults results = MoveResults.empty();
        rounds(tids, warmUp, moves, results);
        tids.values().forEach(client::kill);
        return results;
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

    private void rounds(Map<Variant, String> tids, int first, int count, MoveResults results)
            throws InterruptedException {
        for (int i = first; i < first + count; i++) {
            String to = hosts.get((i + 1) % hosts.size());
            for (var each : tids.entrySet()) {
                // Let the acknowledgements of the move before go by.
                Thread.sleep(SETTLE_MILLIS);
                for (MoveLine line : client.move(each.getValue(), to)) {
                    if (line.isDone() && line.costMicros() >= 0) {
                        results.add(each.getKey(), line);
                    } else {
                        results.refused().add(each.getKey().label() + ": " + line.reason());
                    }
                }
                Thread.sleep(SETTLE_MILLIS);
                results.floor().addAll(client.moveEmpty(1));
            }
        }
    }
}
