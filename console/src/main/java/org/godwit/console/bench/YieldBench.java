package org.godwit.console.bench;

import org.godwit.console.bench.programs.Churn;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// Moves tasks that only compute.
final class YieldBench {

    private static final int SETTLE_MILLIS = 20;
    private static final int WARM_UP_MOVES = 20;

    /// Each move throws compiled code away on the host that the task leaves: one that never stays
    /// long enough for the JIT gets nowhere.
    private static final int STAY_MILLIS = 500;

    private static final int BUSY = 64;
    private static final int TELL_MILLIS = 20;
    private static final long WINDOW_NANOS = 1_000_000_000;
    private static final long GRACE_NANOS = 500_000_000;
    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final VmClient client;
    private final List<String> hosts;
    private final Transcript transcript;
    private final Speeds speeds;
    private final Consumer<String> progress;
    private final List<String> failures = new ArrayList<>();

    YieldBench(Machine machine, Transcript transcript, Speeds speeds, Consumer<String> progress) {
        this.client = machine.client();
        this.hosts = machine.hosts().stream().map(VmState.Host::name).toList();
        this.transcript = transcript;
        this.speeds = speeds;
        this.progress = progress;
    }

    /// Blocks for a minute or more.
    ///
    /// @param moves of one task alone, and as many among busy ones on one host and on all
    /// @param rounds of the task whose digest is compared
    YieldResults run(int moves, long rounds) throws InterruptedException {
        progress.accept("moving a task that only computes");
        boolean sameBits = compared(rounds);
        String one = spawn(FOR_EVER, 0);
        List<Double> alone = new ArrayList<>();
        moveOn(one, WARM_UP_MOVES, new ArrayList<>());
        moveOn(one, moves, alone);
        client.kill(one);
        progress.accept("its speed before and after");
        List<Double> ratios = speedRatios(Math.max(3, moves / 20));
        List<String> busy = busy();
        progress.accept("moving tasks among %d busy ones on one host".formatted(BUSY));
        List<Double> gathered = gathered(busy, moves);
        progress.accept("moving tasks among %d busy ones on all hosts".formatted(BUSY));
        List<Double> spread = spread(busy, moves);
        client.tasks().stream().map(TaskLine::tid).filter(busy::contains).forEach(client::kill);
        return new YieldResults(
                alone, BUSY, gathered, spread, ratios, sameBits, List.copyOf(failures));
    }

    private String spawn(long rounds, int tellMillis) {
        List<String> argv = List.of(Long.toString(rounds), Integer.toString(tellMillis));
        return client.spawn(
                        new VmClient.Spawn(
                                Churn.class.getName(),
                                argv,
                                1,
                                hosts.getFirst(),
                                Variant.MIGRATABLE.label()))
                .getFirst();
    }

    /// Moved on until it ends; then its digest is that of a run that never moved.
    private boolean compared(long rounds) throws InterruptedException {
        String expected = Churn.digestAfter(rounds);
        String tid = spawn(rounds, 0);
        int moved = 0;
        while (client.tasks().stream().anyMatch(t -> t.tid().equals(tid))) {
            Thread.sleep(STAY_MILLIS);
            moved++;
            try {
                client.move(tid, hosts.get(moved % hosts.size()));
            } catch (RefusedException _) {
                // it has ended meanwhile, or does not run yet
            }
        }
        return transcript.lastLine(tid, PATIENCE).equals(expected);
    }

    private void moveOn(String tid, int count, List<Double> reached) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            Thread.sleep(SETTLE_MILLIS);
            move(tid, "", reached);
        }
    }

    /// @param target "" for whichever host suits
    private void move(String tid, String target, List<Double> reached) {
        try {
            for (MoveLine line : client.move(tid, target)) {
                if (line.isDone() && line.reachMicros() >= 0) {
                    reached.add(line.reachMicros() / 1e3);
                } else {
                    failures.add(line.reason());
                }
            }
        } catch (RefusedException e) {
            failures.add(String.valueOf(e.getMessage()));
        }
    }

    private List<Double> speedRatios(int moves) throws InterruptedException {
        List<Double> ratios = new ArrayList<>();
        String tid = spawn(FOR_EVER, TELL_MILLIS);
        Thread.sleep(Duration.ofNanos(2 * WINDOW_NANOS));
        for (int i = 0; i < moves; i++) {
            long ordered = System.nanoTime();
            OptionalDouble before = speeds.between(tid, ordered - WINDOW_NANOS, ordered);
            move(tid, "", new ArrayList<>());
            long arrived = System.nanoTime();
            Thread.sleep(Duration.ofNanos(GRACE_NANOS + WINDOW_NANOS));
            OptionalDouble after = speeds.between(tid, arrived + GRACE_NANOS, System.nanoTime());
            if (before.isPresent() && after.isPresent()) {
                ratios.add(after.getAsDouble() / before.getAsDouble());
            } else {
                failures.add("the task %s said nothing of its speed".formatted(tid));
            }
        }
        client.kill(tid);
        return ratios;
    }

    /// All on the first host.
    private List<String> busy() throws InterruptedException {
        List<String> tids = new ArrayList<>();
        for (int i = 0; i < BUSY; i++) {
            tids.add(spawn(FOR_EVER, 0));
        }
        Thread.sleep(Duration.ofSeconds(2));
        return tids;
    }

    /// Each away from the first host, and back.
    private List<Double> gathered(List<String> tids, int moves) {
        List<Double> reached = new ArrayList<>();
        for (int i = 0; i < WARM_UP_MOVES + moves; i++) {
            String tid = tids.get(i % BUSY);
            move(tid, hosts.getLast(), i < WARM_UP_MOVES ? new ArrayList<>() : reached);
            move(tid, hosts.getFirst(), new ArrayList<>());
        }
        return reached;
    }

    private List<Double> spread(List<String> tids, int moves) {
        List<Double> reached = new ArrayList<>();
        for (int i = 0; i < BUSY + moves; i++) {
            move(tids.get(i % BUSY), "", i < BUSY ? new ArrayList<>() : reached);
        }
        return reached;
    }
}
