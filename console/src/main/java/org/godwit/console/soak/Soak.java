package org.godwit.console.soak;

import static java.util.Objects.requireNonNull;

import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineListener;
import org.godwit.console.soak.programs.Wanderer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Keeps a number of tasks computing and moves them at random, in mid-computation, until so many
/// moves were made; then waits for the tasks and compares what they printed. Used by one thread,
/// listens on others.
public final class Soak implements MachineListener {

    private static final int MOVERS = 4;

    /// Few different tasks, for what they ought to print has to be computed here, beside them.
    private static final int SEEDS = 24;

    private static final int TURN_MILLIS = 100;
    private static final int END_SECONDS = 120;

    /// What came of it.
    ///
    /// @param moves that were made, each a capture in one JVM and a resumption in another
    /// @param refused moves, by reason
    /// @param tasks that ended
    /// @param wrong what was printed where something else was expected
    public record Outcome(long moves, Map<String, Integer> refused, int tasks, List<String> wrong) {

        public boolean isRight() {
            return wrong.isEmpty() && tasks > 0;
        }
    }

    private record Task(long seed, String expected) {}

    private final SplittableRandom random;
    private final int width;
    private final int rounds;
    private final int restMillis;
    private final Map<Long, String> expected = new HashMap<>();
    private final Map<String, Task> running = new HashMap<>();
    private final Map<String, String> lines = new HashMap<>();
    private final Map<String, MachineEvent.TaskEnded> ends = new HashMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private long moves;
    private int tasks;

    /// @param width tasks at a time
    /// @param rounds of each task: how long it computes
    /// @param restMillis how long it waits after every twentieth round; 0: it only computes
    public Soak(long seed, int width, int rounds, int restMillis) {
        this.random = new SplittableRandom(seed);
        this.width = width;
        this.rounds = rounds;
        this.restMillis = restMillis;
    }

    @Override
    public synchronized void on(MachineEvent event) {
        switch (event) {
            case MachineEvent.Output output -> lines.put(output.tid(), output.text());
            case MachineEvent.TaskEnded ended -> ends.put(ended.tid(), ended);
            case MachineEvent.HostDied dead -> wrong.add("host " + dead.name() + " died");
            case MachineEvent.HostReady _, MachineEvent.HostLeft _, MachineEvent.Note _ -> {}
        }
    }

    /// Blocks until `count` moves were made or `seconds` are over, and the tasks have ended.
    public Outcome run(Machine machine, long count, int seconds, Consumer<String> progress)
            throws InterruptedException {
        List<String> hosts = machine.hosts().stream().map(VmState.Host::name).toList();
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> movers = new ArrayList<>();
        for (int i = 0; i < MOVERS; i++) {
            SplittableRandom own = random.split();
            movers.add(
                    Thread.ofVirtual()
                            .start(() -> move(machine.client(), hosts, own, count, deadline)));
        }
        long turns = 0;
        while (movers.stream().anyMatch(Thread::isAlive)) {
            check();
            refill(machine.client(), hosts);
            if (++turns % (10_000 / TURN_MILLIS) == 0) {
                progress.accept("%d moves, %d tasks ended".formatted(moves(), ended()));
            }
            Thread.sleep(TURN_MILLIS);
        }
        long end = System.nanoTime() + END_SECONDS * 1_000_000_000L;
        while (!check() && System.nanoTime() < end) {
            Thread.sleep(TURN_MILLIS);
        }
        return outcome();
    }

    private synchronized long moves() {
        return moves;
    }

    private synchronized int ended() {
        return tasks;
    }

    private synchronized Outcome outcome() {
        running.forEach((tid, task) -> wrong.add("task %s has not ended".formatted(tid)));
        return new Outcome(moves, Map.copyOf(refused), tasks, List.copyOf(wrong));
    }

    private void refill(VmClient client, List<String> hosts) {
        while (missing() > 0) {
            long seed = random.nextLong(1, SEEDS + 1);
            String where = hosts.get(random.nextInt(hosts.size()));
            List<String> argv =
                    List.of(
                            Long.toString(seed),
                            Integer.toString(rounds),
                            Integer.toString(restMillis));
            Task task =
                    new Task(
                            seed,
                            expected.computeIfAbsent(
                                    seed, own -> Wanderer.result(own, rounds, Optional.empty())));
            String tid =
                    client.spawn(
                                    new VmClient.Spawn(
                                            Wanderer.class.getName(), argv, 1, where, "migratable"))
                            .getFirst();
            synchronized (this) {
                running.put(tid, task);
            }
        }
    }

    private synchronized int missing() {
        return width - running.size();
    }

    /// Compares what has ended; true if nothing runs any more.
    private synchronized boolean check() {
        for (String tid : Set.copyOf(ends.keySet())) {
            Task task = running.remove(tid);
            if (task == null) {
                continue; // it ended before its tid was told
            }
            MachineEvent.TaskEnded end = requireNonNull(ends.remove(tid));
            String line = String.valueOf(lines.remove(tid));
            tasks++;
            if (!line.equals(task.expected())) {
                wrong.add(
                        "task %s, seed %d: printed '%s' instead of '%s' (%s %s)"
                                .formatted(
                                        tid,
                                        task.seed(),
                                        line,
                                        task.expected(),
                                        end.end(),
                                        end.reason()));
            }
        }
        return running.isEmpty();
    }

    private void move(
            VmClient client, List<String> hosts, SplittableRandom own, long count, long deadline) {
        while (moves() < count && System.nanoTime() < deadline) {
            List<TaskLine> there = client.tasks();
            for (int i = 0; i < width && moves() < count && System.nanoTime() < deadline; i++) {
                if (there.isEmpty()) {
                    break;
                }
                TaskLine task = there.get(own.nextInt(there.size()));
                String to = hosts.get(own.nextInt(hosts.size()));
                if (!to.equals(task.hostName())) {
                    move(client, task.tid(), to);
                }
            }
        }
    }

    private void move(VmClient client, String tid, String to) {
        try {
            client.move(tid, to).forEach(this::note);
        } catch (RefusedException e) {
            note(String.valueOf(e.getMessage()).replaceAll("t[0-9a-f]+|h[0-9]+", "…"));
        }
    }

    private synchronized void note(MoveLine line) {
        if (line.isDone()) {
            moves++;
        } else {
            note(line.reason().replaceAll("t[0-9a-f]+|h[0-9]+", "…"));
        }
    }

    private synchronized void note(String reason) {
        refused.merge(reason, 1, Integer::sum);
    }
}
