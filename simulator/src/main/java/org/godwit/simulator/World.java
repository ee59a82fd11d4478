package org.godwit.simulator;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.godwit.processor.Phase;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.ProcessorLimits;
import org.godwit.processor.Recovery;
import org.godwit.task.Durability;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

/// One run: hosts, a network, VPs with their journals, and the faults of a seed, on simulated time in
/// microseconds. Everything that happens is a scheduled step; the seed decides all.
final class World {

    private static final int HOSTS = 3;
    private static final long CHAOS_ENDS_MICROS = 400_000;
    private static final long DEADLINE_MICROS = 60_000_000;
    private static final long TICK_MICROS = 10_000;
    private static final long YIELD_DEADLINE_MICROS = 50_000;

    private record Scheduled(long time, long order, Runnable step) implements Comparable<Scheduled> {
        @Override
        public int compareTo(Scheduled other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Consumer<String> trace;
    private final SplittableRandom random;
    private final Plan plan;
    private final Faults faults;
    private final ProcessorLimits limits;
    private final PriorityQueue<Scheduled> agenda = new PriorityQueue<>();
    private final Map<Tid, SimJournal> journals = new TreeMap<>();
    private final Map<Tid, SimProcessor> placed = new HashMap<>();
    private final List<SimProcessor> zombies = new ArrayList<>();
    private final Map<Tid, Boolean> over = new HashMap<>();
    private final Map<Tid, Map<Long, String>> output = new HashMap<>();
    private final boolean[] savesState;
    private long now;
    private long order;
    private long partitionUntil;
    private int cutOff;
    private long framesDropped;
    private long movesDone;

    World(long seed, Consumer<String> trace) {
        this.trace = trace;
        random = new SplittableRandom(seed);
        faults = Faults.drawnFrom(random);
        plan = Plan.drawnFrom(random);
        limits =
                new ProcessorLimits(
                        1 + random.nextInt(6),
                        1 << 20,
                        random.nextInt(4),
                        1 + random.nextInt(4),
                        1000,
                        1 << 20,
                        java.time.Duration.ofMillis(20));
        savesState = new boolean[plan.tasks() + 1];
        for (int task = 0; task < plan.tasks(); task++) {
            savesState[task] = random.nextInt(3) == 0;
        }
    }

    SplittableRandom random() {
        return random;
    }

    long framesDropped() {
        return framesDropped;
    }

    long movesDone() {
        return movesDone;
    }

    void trace(String what) {
        trace.accept(now + " us: " + what);
    }

    void after(long micros, Runnable step) {
        agenda.add(new Scheduled(now + micros, order++, step));
    }

    /// Runs to the end and checks the promises.
    void run() {
        for (int task = 0; task <= plan.tasks(); task++) {
            journals.put(Plan.tid(task), new SimJournal());
            start(Plan.tid(task), random.nextInt(HOSTS));
        }
        scheduleFaults();
        after(TICK_MICROS, this::tick);
        after(CHAOS_ENDS_MICROS, this::heal);
        while (over.size() < plan.tasks() + 1) {
            Scheduled next = agenda.poll();
            if (next == null || next.time() > DEADLINE_MICROS) {
                throw new PromiseBroken("P4", "stuck: " + stuck());
            }
            now = next.time();
            next.step().run();
        }
        new Verdict(plan, lastPrograms, output).check();
    }

    private String stuck() {
        List<String> lines = new ArrayList<>();
        placed.values()
                .forEach(p -> lines.add((p.isDead() ? "dead " : "") + p.processor().toString()));
        return String.join("; ", lines);
    }

    private final Map<Tid, SimProgram> lastPrograms = new HashMap<>();

    private Durability durabilityOf(Tid tid) {
        // Host crashes end migratable tasks, so with crashes only the victim is one.
        boolean migratable =
                tid.equals(plan.victim())
                        || (faults.crashes() == 0
                                && faults.suspicions() == 0
                                && Plan.task(tid) % 2 == 0);
        return migratable ? Durability.MIGRATABLE : Durability.JOURNALED;
    }

    private void start(Tid tid, int host) {
        trace("start " + tid + " on host " + host);
        SimJournal journal = requireNonNull(journals.get(tid));
        int task = Plan.task(tid);
        Recovery recovery =
                journal.isEmpty()
                        ? Recovery.firstOf(
                                new TaskSpec(
                                        tid,
                                        "sim",
                                        List.of(),
                                        Optional.empty(),
                                        false,
                                        List.of(tid),
                                        durabilityOf(tid)))
                        : Recovery.from(journal.history());
        SimProgram program = new SimProgram(plan, task);
        Recovery.Recovered recovered =
                recovery.begin(Tid.ofHost(Tid.HOST_MIN + host), savesState[task], limits);
        if (recovered.runs()) {
            lastPrograms.put(tid, program);
        }
        SimProcessor processor =
                new SimProcessor(
                        this,
                        journal,
                        recovered,
                        program,
                        host);
        placed.put(tid, processor);
        placed.values().forEach(p -> p.input(new ProcessorInput.PeerMoved(tid)));
    }

    private void tick() {
        for (SimProcessor p : List.copyOf(placed.values())) {
            p.input(new ProcessorInput.Tick(now * 1_000));
        }
        for (SimProcessor p : List.copyOf(zombies)) {
            p.input(new ProcessorInput.Tick(now * 1_000));
        }
        after(TICK_MICROS, this::tick);
    }

    // --- the network

    void transmit(int from, Frame frame) {
        boolean chaos = now < CHAOS_ENDS_MICROS;
        if (chaos && random.nextInt(100) < faults.dropPercent()) {
            framesDropped++;
            return;
        }
        int copies = chaos && random.nextInt(100) < faults.repeatPercent() ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            long delay = 10 + random.nextInt(chaos ? faults.delayMaxMicros() : 50);
            boolean stale = chaos && random.nextInt(100) < faults.stalePercent();
            SimProcessor there = placed.get(frame.destination());
            int target = stale || there == null ? random.nextInt(HOSTS) : there.host;
            after(delay, () -> deliver(from, target, frame));
        }
    }

    private void deliver(int from, int target, Frame frame) {
        if (now < partitionUntil && (from == cutOff) != (target == cutOff)) {
            framesDropped++;
            return;
        }
        SimProcessor there = placed.get(frame.destination());
        if (there != null && there.host == target && !there.isDead()) {
            there.input(new ProcessorInput.Arrived(frame));
        } else {
            framesDropped++;
            zombies.stream()
                    .filter(z -> z.host == target && isFor(z, frame))
                    .forEach(z -> z.input(new ProcessorInput.Arrived(frame)));
        }
    }

    private static boolean isFor(SimProcessor processor, Frame frame) {
        return processor.processor().spec().tid().equals(frame.destination());
    }

    // --- faults

    private void scheduleFaults() {
        for (int i = 0; i < faults.crashes(); i++) {
            after(random.nextLong(CHAOS_ENDS_MICROS), () -> crash(random.nextInt(HOSTS)));
        }
        for (int i = 0; i < faults.suspicions(); i++) {
            after(random.nextLong(CHAOS_ENDS_MICROS), this::suspect);
        }
        for (int i = 0; i < faults.moves(); i++) {
            after(random.nextLong(CHAOS_ENDS_MICROS), this::move);
        }
        for (int i = 0; i < faults.partitions(); i++) {
            after(
                    random.nextLong(CHAOS_ENDS_MICROS),
                    () -> {
                        cutOff = random.nextInt(HOSTS);
                        partitionUntil = now + random.nextInt(100_000);
                    });
        }
    }

    /// Everything on a host dies at once; its VPs come back elsewhere after a detection time.
    private void crash(int host) {
        trace("crash of host " + host);
        for (SimProcessor p : List.copyOf(placed.values())) {
            if (p.host == host && !p.isDead()) {
                p.die();
                restartLater(p);
            }
        }
        zombies.removeIf(z -> z.host == host);
    }

    private void restartLater(SimProcessor dead) {
        Tid tid = dead.processor().spec().tid();
        after(
                random.nextInt(1_000, 30_000),
                () -> {
                    if (placed.get(tid) == dead) {
                        start(tid, random.nextInt(HOSTS));
                    }
                });
    }

    /// A VP is taken for dead and started elsewhere while it goes on where it was.
    private void suspect() {
        Tid tid = Plan.tid(random.nextInt(plan.tasks()));
        SimProcessor old = placed.get(tid);
        if (old != null && !over.containsKey(tid) && !old.isDead()) {
            trace("suspect " + tid);
            zombies.add(old);
            start(tid, random.nextInt(HOSTS));
        }
    }

    private void move() {
        Tid tid = Plan.tid(random.nextInt(plan.tasks() + 1));
        SimProcessor p = placed.get(tid);
        if (p == null || p.isDead() || over.containsKey(tid)) {
            return;
        }
        trace("move " + tid);
        p.input(new ProcessorInput.Prepare());
        after(
                YIELD_DEADLINE_MICROS,
                () -> {
                    if (placed.get(tid) == p) {
                        p.input(new ProcessorInput.Abort());
                    }
                });
    }

    private void heal() {
        faultFree = true;
        requireNonNull(placed.get(plan.victim())).input(new ProcessorInput.Kill());
        // a kill is ordered until it is done
        after(TICK_MICROS, this::heal);
    }

    private boolean faultFree;

    // --- what processors report

    /// Closed for a move: re-placed after a while, unless the move is given up or its source dies first.
    void closed(SimProcessor p) {
        Tid tid = p.processor().spec().tid();
        trace("closed " + tid);
        after(
                random.nextInt(1, faultFree ? 1_000 : 60_000),
                () -> {
                    if (placed.get(tid) == p && p.isClosed() && !p.isDead()) {
                        p.input(new ProcessorInput.Unwind());
                        p.die();
                        movesDone++;
                        after(
                                random.nextInt(1, 20_000),
                                () -> {
                                    if (placed.get(tid) == p) {
                                        start(tid, random.nextInt(HOSTS));
                                    }
                                });
                    }
                });
    }

    /// The journal refused a write. If it was the newest incarnation that was refused, it starts again.
    void fenced(SimProcessor p) {
        trace("fenced " + p.processor().spec().tid() + " incarnation " + p.processor().incarnation());
        if (placed.get(p.processor().spec().tid()) == p) {
            restartLater(p);
        }
    }

    void over(SimProcessor p) {
        trace("over " + p.processor().spec().tid());
        if (p.processor().phase() == Phase.OVER && placed.get(p.processor().spec().tid()) == p) {
            over.put(p.processor().spec().tid(), true);
        }
    }

    void printed(Tid tid, long number, String line) {
        String before =
                output.computeIfAbsent(tid, _ -> new HashMap<>()).putIfAbsent(number, line);
        if (before != null && !before.equals(line)) {
            throw new PromiseBroken(
                    "P5", "%s wrote line %d twice: %s, %s".formatted(tid, number, before, line));
        }
    }

    ProcessorInput finished() {
        return new ProcessorInput.Finished(TaskEnd.RETURNED, "");
    }
}
