package org.godwit.console.torture;

import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineListener;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Keeps journaled tasks counting messages and computing while their hosts are killed, paused and
/// drained and they are moved at random; then lets the virtual machine be whole, waits for all
/// tasks and looks at what they say. Used by one thread, listens on others.
public final class Torture implements MachineListener {

    private static final int MOVERS = 2;
    private static final int REST_MILLIS_MAX = 4_000;
    private static final int MOVE_PAUSE_MILLIS = 50;

    private final long seed;
    private final int hosts;
    private final SplittableRandom random;
    private final Jobs jobs;
    private final Consumer<String> diary;
    private final Map<String, Integer> refused = new TreeMap<>();
    private long moves;
    private volatile boolean over;

    /// @param hosts when it is whole
    /// @param diary is told what happens
    public Torture(long seed, int hosts, Consumer<String> diary) {
        this.seed = seed;
        this.hosts = hosts;
        this.random = new SplittableRandom(seed);
        this.jobs = new Jobs(random.split());
        this.diary = diary;
    }

    @Override
    public void on(MachineEvent event) {
        switch (event) {
            case MachineEvent.Output output -> jobs.printed(output);
            case MachineEvent.TaskEnded ended -> jobs.ended(ended);
            case MachineEvent.HostDied _,
                    MachineEvent.HostReady _,
                    MachineEvent.HostLeft _,
                    MachineEvent.Note _ -> {}
        }
    }

    /// Blocks for `seconds`, and until the tasks have ended.
    public TortureReport run(Machine machine, int seconds)
            throws InterruptedException, IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Nemesis nemesis = new Nemesis(machine, hosts, random.split(), diary);
        jobs.begin(machine);
        List<Thread> movers = new ArrayList<>();
        for (int i = 0; i < MOVERS; i++) {
            SplittableRandom own = random.split();
            movers.add(Thread.ofVirtual().start(() -> moveOn(machine, own)));
        }
        List<String> broken = new ArrayList<>();
        try {
            while (System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(500, REST_MILLIS_MAX));
                nemesis.strike();
                jobs.refill(machine);
            }
        } catch (RefusedException e) {
            broken.add("P4: the virtual machine does not become whole again: " + e.getMessage());
        }
        over = true;
        for (Thread mover : movers) {
            mover.join();
        }
        diary.accept("no more wounds; waiting for the tasks");
        broken.addAll(jobs.finish(machine));
        return report(machine, nemesis, broken);
    }

    private synchronized TortureReport report(
            Machine machine, Nemesis nemesis, List<String> broken) {
        Map<String, Integer> wounds = new TreeMap<>();
        nemesis.made().forEach((wound, times) -> wounds.put(wound.name(), times));
        Map<String, Long> counters = new TreeMap<>();
        machine.client()
                .allCounters()
                .forEach(host ->
                        host.forEach((name, n) -> counters.merge(name, n, (a, b) -> a + b)));
        return new TortureReport(
                seed, wounds, moves, refused, jobs.messages(), jobs.right(), counters, broken);
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
