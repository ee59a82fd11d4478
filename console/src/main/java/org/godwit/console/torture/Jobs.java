package org.godwit.console.torture;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmClient;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.soak.programs.Wanderer;
import org.godwit.console.torture.programs.Counting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tasks of a torture: some that count each other's messages, and some that compute a digest
/// that is known. Thread-safe.
final class Jobs implements Workload {

    private static final int WANDERERS = 6;
    private static final int SEEDS = 12;
    private static final int ROUNDS = 3_000;
    private static final int END_SECONDS = 180;
    private static final int LOOK_MILLIS = 200;

    /// How often the end of the counting is asked for if that is refused; asked for twice is no
    /// harm.
    private static final int STOPS_MAX = 20;

    private static final Pattern VERDICT =
            Pattern.compile("received (\\d+) lost (\\d+) duplicated (\\d+) reordered (\\d+)");

    private final SplittableRandom random;
    private final CountingShape shape;
    private final int wanderers;
    private final Map<Long, String> digests = new HashMap<>();
    private final Map<String, String> expected = new HashMap<>();
    private final List<String> families = new ArrayList<>();
    private final Map<String, List<String>> lines = new HashMap<>();
    private final Map<String, MachineEvent.TaskEnded> ends = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final long[] counted = new long[4];
    private int right;

    /// All of it.
    Jobs(SplittableRandom random) {
        this(random, CountingShape.USUAL, WANDERERS);
    }

    /// The counting alone.
    Jobs(CountingShape shape) {
        this(new SplittableRandom(0), shape, 0);
    }

    private Jobs(SplittableRandom random, CountingShape shape, int wanderers) {
        this.random = random;
        this.shape = shape;
        this.wanderers = wanderers;
    }

    @Override
    public synchronized void printed(MachineEvent.Output output) {
        lines.computeIfAbsent(output.tid(), _ -> new ArrayList<>()).add(output.text());
    }

    @Override
    public synchronized void ended(MachineEvent.TaskEnded ended) {
        ends.put(ended.tid(), ended);
    }

    @Override
    public synchronized Counted counted() {
        long delivered = counted[0] - counted[2] - counted[3];
        return new Counted(delivered + counted[1], delivered, counted[1], counted[2], counted[3]);
    }

    @Override
    public synchronized int right() {
        return right;
    }

    @Override
    public synchronized int stuck() {
        return expected.size()
                + (int) families.stream().filter(family -> !ends.containsKey(family)).count();
    }

    @Override
    public void begin(Machine machine) {
        for (int i = 0; i < shape.families(); i++) {
            String tid =
                    spawn(
                            machine,
                            Counting.class,
                            Integer.toString(shape.size()),
                            Long.toString(shape.pause().toMillis()));
            synchronized (this) {
                families.add(tid);
            }
        }
        refill(machine);
    }

    /// As many computing tasks as there ought to be.
    @Override
    public void refill(Machine machine) {
        check();
        while (missing() > 0) {
            long seed = random.nextLong(1, SEEDS + 1);
            String digest =
                    digests.computeIfAbsent(
                            seed, s -> Wanderer.result(s, ROUNDS, Optional.empty()));
            String tid;
            try {
                tid =
                        spawn(
                                machine,
                                Wanderer.class,
                                Long.toString(seed),
                                Integer.toString(ROUNDS),
                                "50");
            } catch (RefusedException e) {
                return; // later
            }
            synchronized (this) {
                expected.put(tid, digest);
            }
        }
    }

    private synchronized int missing() {
        return wanderers - expected.size();
    }

    private static String spawn(Machine machine, Class<?> program, String... argv) {
        return machine.client()
                .spawn(new VmClient.Spawn(program.getName(), List.of(argv), 1, "", "journaled"))
                .getFirst();
    }

    /// Looks at the computing tasks that have ended.
    private synchronized void check() {
        for (String tid : List.copyOf(expected.keySet())) {
            MachineEvent.TaskEnded end = ends.get(tid);
            if (end == null) {
                continue;
            }
            List<String> printed = lines.getOrDefault(tid, List.of());
            if (printed.equals(List.of(String.valueOf(expected.get(tid))))) {
                right++;
            } else {
                broken.add(
                        "P5: %s printed %s instead of %s and ended as %s (%s)"
                                .formatted(
                                        tid, printed, expected.get(tid), end.end(), end.reason()));
            }
            expected.remove(tid);
        }
    }

    @Override
    public List<String> finish(Machine machine) throws InterruptedException {
        for (String family : List.copyOf(families)) {
            String tid = Integer.toString(Integer.parseInt(family.substring(1), 16));
            stop(machine, tid);
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        while (!allEnded() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            check();
        }
        return verdict();
    }

    private static void stop(Machine machine, String tid) throws InterruptedException {
        for (int i = 1; ; i++) {
            try {
                String unused = spawn(machine, Counting.Stopper.class, tid);
                return;
            } catch (RefusedException e) {
                if (i == STOPS_MAX) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    private synchronized boolean allEnded() {
        return expected.isEmpty() && ends.keySet().containsAll(families);
    }

    private synchronized List<String> verdict() {
        for (String family : families) {
            MachineEvent.TaskEnded end = ends.get(family);
            List<String> said = lines.getOrDefault(family, List.of());
            Matcher verdict = VERDICT.matcher(String.join("\n", said));
            if (end == null) {
                broken.add("P4: the counting " + family + " has not ended");
            } else if (!verdict.matches()) {
                broken.add(
                        "P8: the counting %s ended as %s (%s) and said %s"
                                .formatted(family, end.end(), end.reason(), said));
            } else {
                take(family, verdict);
            }
        }
        expected.keySet().forEach(tid -> broken.add("P4: the task " + tid + " has not ended"));
        return List.copyOf(broken);
    }

    private void take(String family, Matcher verdict) {
        long wrong = 0;
        for (int i = 0; i < counted.length; i++) {
            long count = Long.parseLong(verdict.group(i + 1));
            counted[i] += count;
            wrong += i == 0 ? 0 : count;
        }
        if (wrong > 0) {
            broken.add("P1, P2: the counting %s says: %s".formatted(family, verdict.group()));
        } else {
            right++;
        }
    }
}
