package org.godwit.simulator;

import static java.util.Objects.requireNonNull;

import org.godwit.processor.ProcessorInput;
import org.godwit.processor.ProcessorLimits;
import org.godwit.processor.Recovery;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// One run: hosts, a network, VPs with their journals, and the faults of a seed, on simulated time.
/// Everything that happens is a planned step; the seed decides all.
final class World {

    static final int HOSTS = 3;
    private static final long TICK_MICROS = 10_000;
    private static final int DISMISSED_WITHIN_MICROS = 20_000;

    /// After all has healed everything has to come to its end within this time (P4).
    private static final long PROGRESS_MICROS = 5_000_000;

    private final Consumer<String> trace;
    private final SplittableRandom random;
    private final Plan plan;
    private final Faults faults;
    private final ProcessorLimits limits;
    private final Agenda agenda = new Agenda();
    private final Witness witness = new Witness();
    private final SimNetwork network;
    private final Mishaps mishaps;
    private final Map<Tid, SimJournal> journals = new TreeMap<>();
    private final Map<Tid, SimProcessor> placed = new TreeMap<>();
    private final List<SimProcessor> zombies = new ArrayList<>();
    private final Set<Tid> silentLast = new TreeSet<>();
    private final Set<Tid> over = new TreeSet<>();
    private final Set<Tid> dismissed = new TreeSet<>();
    private final Map<Tid, SimProgram> lastPrograms = new HashMap<>();
    private final boolean[] savesState;
    private boolean calm;

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
                        1 << 10,
                        java.time.Duration.ofMillis(20),
                        2 + random.nextInt(60),
                        256 + random.nextInt(4096));
        savesState = new boolean[plan.tasks() + 1];
        for (int task = 0; task <= plan.tasks(); task++) {
            savesState[task] = random.nextInt(3) == 0;
        }
        network = new SimNetwork(agenda, random, faults, HOSTS, this::hostOf, this::deliver);
        mishaps = new Mishaps(this, faults);
    }

    SplittableRandom random() {
        return random;
    }

    Agenda agenda() {
        return agenda;
    }

    Witness witness() {
        return witness;
    }

    SimNetwork network() {
        return network;
    }

    Mishaps mishaps() {
        return mishaps;
    }

    Plan plan() {
        return plan;
    }

    /// Whether all has healed.
    boolean isCalm() {
        return calm;
    }

    long framesDropped() {
        return network.dropped();
    }

    long movesDone() {
        return mishaps.movesDone();
    }

    void trace(String what) {
        trace.accept(agenda.now() + " us: " + what);
    }

    /// Runs to the end and checks the promises.
    void run() {
        trace(faults + " " + limits);
        for (int task = 0; task <= plan.tasks(); task++) {
            journals.put(Plan.tid(task), new SimJournal());
            start(Plan.tid(task));
        }
        mishaps.plan();
        agenda.after(TICK_MICROS, this::tick);
        agenda.after(faults.lastsMicros(), this::heal);
        agenda.after(random.nextInt(faults.lastsMicros()), this::killVictim);
        while (over.size() < plan.tasks() + 1) {
            if (!agenda.step(faults.lastsMicros() + PROGRESS_MICROS)) {
                throw new PromiseBroken("P4", "stuck: " + stuck());
            }
        }
        new Verdict(plan, lastPrograms, witness).check();
    }

    private String stuck() {
        List<String> lines = new ArrayList<>();
        placed.values()
                .forEach(p -> lines.add((p.isDead() ? "dead " : "") + p.processor().toString()));
        return String.join("; ", lines);
    }

    /// The end of one incarnation loses what a migratable task has accepted, and with it the run's
    /// sums; so where incarnations are killed only the victim is migratable.
    Durability durabilityOf(Tid tid) {
        boolean migratable =
                tid.equals(plan.victim())
                        || (!faults.killIncarnations() && Plan.task(tid) % 2 == 0);
        return migratable ? Durability.MIGRATABLE : Durability.JOURNALED;
    }

    /// The next incarnation of a VP begins on some host.
    void start(Tid tid) {
        int host = random.nextInt(HOSTS);
        trace("start " + tid + " on host " + host);
        SimJournal journal = requireNonNull(journals.get(tid));
        Recovery recovery =
                journal.isEmpty() ? Recovery.firstOf(spec(tid)) : Recovery.from(journal.history());
        int task = Plan.task(tid);
        SimProgram program = new SimProgram(plan, task);
        Recovery.Recovered recovered =
                recovery.begin(Tid.ofHost(1 + host), savesState[task], limits);
        witness.begins(tid, durabilityOf(tid), wasSilent(tid), recovered.runs());
        SimProcessor processor = new SimProcessor(this, journal, recovered, program, host);
        placed.put(tid, processor);
        processor.begin(recovered);
        if (random.nextInt(4) > 0) {
            placed.values().forEach(p -> p.input(new ProcessorInput.PeerMoved(tid)));
        }
        mishaps.started(tid);
    }

    private TaskSpec spec(Tid tid) {
        return new TaskSpec(
                tid,
                "sim",
                List.of(),
                Optional.empty(),
                false,
                List.of(tid),
                durabilityOf(tid),
                Inherited.NOTHING);
    }

    /// Whether nothing has left the last incarnation whose beginning was journaled since it closed
    /// (or there was none).
    private boolean wasSilent(Tid tid) {
        SimProcessor before = placed.get(tid);
        if (before == null) {
            silentLast.add(tid);
        } else if (before.isJournaled()) {
            if (!before.hasSpoken()) {
                silentLast.add(tid);
            } else {
                silentLast.remove(tid);
            }
        }
        return silentLast.contains(tid);
    }

    private void tick() {
        ProcessorInput tick = new ProcessorInput.Tick(agenda.now() * 1_000);
        placed.values().forEach(p -> p.tick(tick));
        zombies.forEach(z -> z.tick(tick));
        agenda.after(TICK_MICROS, this::tick);
    }

    private void heal() {
        calm = true;
        network.heal();
    }

    private void killVictim() {
        requireNonNull(placed.get(plan.victim())).input(new ProcessorInput.Kill());
        // a kill is ordered until it is done
        agenda.after(TICK_MICROS, this::killVictim);
    }

    // --- frames

    private int hostOf(Frame frame) {
        SimProcessor there = placed.get(frame.destination());
        return there == null ? -1 : there.host;
    }

    private void deliver(int host, Frame frame) {
        trace("to host " + host + ": " + frame);
        if (dismissed.contains(frame.destination())) {
            frame.answerOfTheGone().ifPresent(gone -> network.transmit(host, gone));
            return;
        }
        SimProcessor there = placed.get(frame.destination());
        if (there != null && there.host == host && !there.isDead()) {
            there.input(new ProcessorInput.Arrived(frame));
            return;
        }
        network.missed();
        for (SimProcessor zombie : zombies) {
            if (zombie.host == host && zombie.tid().equals(frame.destination())) {
                zombie.input(new ProcessorInput.Arrived(frame));
            }
        }
    }

    // --- placing

    /// The VP as it is placed now, unless it is dead or its task is over.
    Optional<SimProcessor> running(Tid tid) {
        return Optional.ofNullable(placed.get(tid)).filter(p -> !p.isDead() && !over.contains(tid));
    }

    boolean isPlaced(SimProcessor processor) {
        return placed.get(processor.tid()) == processor;
    }

    /// Goes on where it is although it is replaced.
    void abandon(SimProcessor processor) {
        zombies.add(processor);
    }

    /// Everything on a host dies at once.
    void killHost(int host) {
        for (SimProcessor p : placed.values()) {
            if (p.host == host && !p.isDead()) {
                p.die();
                restartLater(p);
            }
        }
        zombies.stream().filter(z -> z.host == host).forEach(SimProcessor::die);
    }

    /// Its death is noticed after a while.
    void restartLater(SimProcessor dead) {
        agenda.after(
                random.nextInt(1_000, 30_000),
                () -> {
                    if (isPlaced(dead)) {
                        start(dead.tid());
                    }
                });
    }

    // --- what processors report

    /// The beginning of an incarnation that runs is in the journal; older ones have no effect any
    /// more.
    void effective(Tid tid, SimProgram program) {
        lastPrograms.put(tid, program);
    }

    /// The journal refused a write. If it was the newest incarnation that was refused, it starts
    /// again.
    void fenced(SimProcessor p) {
        trace("fenced " + p.tid() + " incarnation " + p.processor().incarnation());
        if (isPlaced(p)) {
            restartLater(p);
        }
    }

    void over(SimProcessor p, TaskEnd end) {
        trace("over " + p.tid() + " " + end);
        witness.ended(p.tid(), end);
        if (isPlaced(p)) {
            over.add(p.tid());
            // soon it is not there any more, only its end is known
            agenda.after(random.nextInt(DISMISSED_WITHIN_MICROS), () -> dismissed.add(p.tid()));
        }
    }
}
