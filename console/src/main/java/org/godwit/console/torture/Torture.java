package org.godwit.console.torture;

import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineListener;
import org.godwit.persistence.JournalProfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Keeps journaled tasks counting messages and computing while their hosts are killed, paused,
/// drained and cut off from each other, the journal's disk is slow or full, and they are moved at
/// random; then lets the virtual machine be whole, waits for all tasks and looks at what they say.
/// Used by one thread, listens on others.
public final class Torture implements MachineListener {

    private static final int MOVERS = 2;
    private static final int REST_MILLIS_MAX = 4_000;
    private static final int MOVE_PAUSE_MILLIS = 50;
    private static final int BOOKS_EVERY_MILLIS = 300;

    /// With it ends a host that the others have put out.
    private static final int PUT_OUT = 3;

    private final long seed;
    private final int hosts;
    private final Faults faults;
    private final Set<Wound> wounds;
    private final SplittableRandom random;
    private final Workload jobs;
    private final Consumer<String> diary;
    private final Books books = new Books();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final AtomicInteger putOut = new AtomicInteger();
    private long moves;
    private int struck;
    private volatile boolean over;

    /// @param hosts when it is whole
    /// @param faults as the hosts and their journal have them
    /// @param diary is told what happens
    public Torture(long seed, int hosts, Faults faults, Consumer<String> diary) {
        this.seed = seed;
        this.hosts = hosts;
        this.faults = faults;
        this.wounds = EnumSet.allOf(Wound.class);
        this.random = new SplittableRandom(seed);
        this.jobs = new Jobs(random.split());
        this.diary = diary;
    }

    /// Another workload, on hosts that know nothing of faults: wounds of one host only.
    Torture(long seed, int hosts, Faults faults, Workload jobs, Consumer<String> diary) {
        this.seed = seed;
        this.hosts = hosts;
        this.faults = faults;
        this.wounds = EnumSet.allOf(Wound.class);
        wounds.removeIf(w -> !w.isOfOneHost());
        this.random = new SplittableRandom(seed);
        var _ = random.split();
        this.jobs = jobs;
        this.diary = diary;
    }

    @Override
    public void on(MachineEvent event) {
        switch (event) {
            case MachineEvent.Output output -> jobs.printed(output);
            case MachineEvent.TaskEnded ended -> jobs.ended(ended);
            case MachineEvent.HostDied died -> {
                if (died.exitCode() == PUT_OUT) {
                    putOut.incrementAndGet();
                }
            }
            case MachineEvent.HostReady _, MachineEvent.HostLeft _, MachineEvent.Note _ -> {}
        }
    }

    /// Blocks for `seconds`, and until the tasks have ended.
    public TortureReport run(Machine machine, String journal, int seconds)
            throws InterruptedException, IOException {
        return run(machine, journal, Extent.ofSeconds(seconds));
    }

    TortureReport run(Machine machine, String journal, Extent extent)
            throws InterruptedException, IOException {
        long begin = System.nanoTime();
        if (!journal.equals(JournalProfile.EMBEDDED.name())) {
            wounds.removeAll(Wound.OF_THE_DISK);
        }
        Nemesis nemesis = new Nemesis(machine, hosts, faults, wounds, random.split(), diary);
        jobs.begin(machine);
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < MOVERS; i++) {
            SplittableRandom own = random.split();
            others.add(Thread.ofVirtual().start(() -> moveOn(machine, own)));
        }
        others.add(Thread.ofVirtual().start(() -> keepBooks(machine)));
        List<String> broken = new ArrayList<>();
        try {
            while (!extent.isReached(System.nanoTime() - begin, nemesis.struck())) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(500, REST_MILLIS_MAX));
                if (extent.wantsWound(nemesis.struck())) {
                    nemesis.strike();
                }
                jobs.refill(machine);
            }
        } catch (RefusedException e) {
            broken.add("P4: the virtual machine does not become whole again: " + e.getMessage());
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        struck = nemesis.struck();
        over = true;
        for (Thread other : others) {
            other.join();
        }
        diary.accept("no more wounds; waiting for the tasks");
        broken.addAll(nemesis.broken());
        broken.addAll(jobs.finish(machine));
        Map<String, String> left =
                broken.isEmpty() ? Map.of() : new TreeMap<>(machine.client().processors());
        books.ask(machine);
        return report(nemesis, journal, seconds, machine.fencedWrites(), broken, left);
    }

    /// How many wounds were tried.
    int struck() {
        return struck;
    }

    private synchronized TortureReport report(
            Nemesis nemesis,
            String journal,
            long seconds,
            long fenced,
            List<String> broken,
            Map<String, String> left) {
        Map<Wound, Integer> made = nemesis.made();
        Map<String, Integer> wounds = new TreeMap<>();
        made.forEach((wound, times) -> wounds.put(wound.name(), times));
        return new TortureReport(
                seed,
                journal,
                seconds,
                wounds,
                nemesis.killed(),
                times(made, Wound.SHORT_PAUSE) + times(made, Wound.LONG_PAUSE),
                times(made, Wound.DRAIN),
                nemesis.added(),
                putOut.get(),
                fenced,
                moves + nemesis.moves(),
                refused,
                messages(),
                jobs.right(),
                books.sums(),
                broken,
                left);
    }

    private static int times(Map<Wound, Integer> made, Wound wound) {
        return made.getOrDefault(wound, 0);
    }

    private TortureReport.Messages messages() {
        Workload.Counted counted = jobs.counted();
        Map<String, Long> sums = books.sums();
        return new TortureReport.Messages(
                counted.sent(),
                counted.delivered(),
                counted.lost(),
                counted.duplicated(),
                counted.reordered(),
                sums.getOrDefault("frames.refused", 0L)
                        + sums.getOrDefault("plane.framesBounced", 0L),
                sums.getOrDefault("messages.repeated", 0L));
    }

    private void keepBooks(Machine machine) {
        try {
            while (!over) {
                books.ask(machine);
                TimeUnit.MILLISECONDS.sleep(BOOKS_EVERY_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void moveOn(Machine machine, SplittableRandom own) {
        while (!over) {
            try {
                TimeUnit.MILLISECONDS.sleep(MOVE_PAUSE_MILLIS);
                List<TaskLine> tasks = machine.client().tasks();
                List<VmState.Host> there = machine.hosts();
                if (tasks.isEmpty() || there.isEmpty()) {
                    continue;
                }
                TaskLine task = tasks.get(own.nextInt(tasks.size()));
                String to = there.get(own.nextInt(there.size())).name();
                if (!to.equals(task.hostName())) {
                    machine.client().move(task.tid(), to).forEach(this::note);
                }
            } catch (RefusedException e) {
                refused(String.valueOf(e.getMessage()));
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private synchronized void note(MoveLine line) {
        if (line.isDone()) {
            moves++;
        } else {
            refused(line.reason());
        }
    }

    private synchronized void refused(String reason) {
        refused.merge(reason.replaceAll("t[0-9a-f]{5,}|h[0-9]+|[0-9]{4,}", "…"), 1, Integer::sum);
    }
}
