package org.godwit.console.torture;

import org.godwit.console.client.HostLine;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Wounds a virtual machine, one wound at a time, and makes it whole again. Used by one thread.
final class Nemesis {

    private static final int HOSTS_AWAITED_SECONDS = 90;
    private static final int SHORT_PAUSE_MILLIS_MAX = 1_500;
    private static final int LONG_PAUSE_MILLIS = 14_000;
    private static final int GHOST_SECONDS_MAX = 45;
    private static final int SHORT_PARTITION_MILLIS_MAX = 4_500;
    private static final int LONG_PARTITION_MILLIS_MIN = 9_000;
    private static final int LONG_PARTITION_MILLIS_MAX = 18_000;
    private static final int SLOW_MILLIS_MIN = 200;
    private static final int SLOW_MILLIS_MAX = 2_000;
    private static final int SPELL_MILLIS_MIN = 2_000;
    private static final int SPELL_MILLIS_MAX = 8_000;

    /// Longer than writes wait.
    private static final int LONG_SPELL_MILLIS = 14_000;

    private static final Duration DRAIN_DEADLINE = Duration.ofSeconds(40);
    private static final int LOOK_MILLIS = 100;

    private final Machine machine;
    private final int hosts;
    private final SplittableRandom random;
    private final Consumer<String> diary;
    private final Faults faults;
    private final Set<Wound> wounds;
    private final Partitions partitions;
    private final Map<Wound, Integer> made = new EnumMap<>(Wound.class);
    private final Deque<Wound> deck = new ArrayDeque<>();
    private final List<String> broken = new ArrayList<>();
    private int struck;
    private int killed;
    private int added;
    private int moves;

    /// @param hosts how many there are when it is whole
    /// @param wounds that it makes
    /// @param diary is told what happens
    Nemesis(
            Machine machine,
            int hosts,
            Faults faults,
            Set<Wound> wounds,
            SplittableRandom random,
            Consumer<String> diary) {
        this.machine = machine;
        this.hosts = hosts;
        this.random = random;
        this.diary = diary;
        this.faults = faults;
        this.wounds = Set.copyOf(wounds);
        this.partitions = new Partitions(machine, faults.links(), random, diary);
    }

    /// How many wounds of each kind were made.
    Map<Wound, Integer> made() {
        return Map.copyOf(made);
    }

    /// How many wounds were tried, those that were refused included.
    int struck() {
        return struck;
    }

    /// How many hosts were killed.
    int killed() {
        return killed;
    }

    /// How many hosts took the place of others.
    int added() {
        return added;
    }

    /// Made by drains.
    int moves() {
        return moves;
    }

    /// Promises that were seen broken.
    List<String> broken() {
        return List.copyOf(broken);
    }

    /// Makes one wound and waits until there are as many hosts again.
    ///
    /// @throws RefusedException if hosts do not come
    void strike() throws InterruptedException, IOException {
        makeWhole(); // a host may have gone since the last wound
        if (deck.isEmpty()) {
            deck.addAll(Wound.deck(random, wounds));
        }
        Wound wound = deck.remove();
        struck++;
        List<VmState.Host> there = machine.hosts();
        VmState.Host victim = there.get(random.nextInt(there.size()));
        diary.accept(
                wound.isOfOneHost() ? "%s of %s".formatted(wound, victim.name()) : wound.name());
        try {
            inflict(wound, victim);
            made.merge(wound, 1, Integer::sum);
        } catch (RefusedException e) {
            diary.accept("which was not done: " + e.getMessage());
        } finally {
            faults.mend();
        }
        TimeUnit.MILLISECONDS.sleep(2L * LOOK_MILLIS);
        makeWhole();
    }

    private void inflict(Wound wound, VmState.Host victim)
            throws InterruptedException, IOException {
        switch (wound) {
            case KILL -> kill(victim);
            case KILL_IN_MOVE -> killInMove(victim);
            case KILL_ALL -> machine.hosts().forEach(this::kill);
            case SHORT_PAUSE -> pause(victim, random.nextInt(100, SHORT_PAUSE_MILLIS_MAX));
            case LONG_PAUSE -> {
                pause(victim, LONG_PAUSE_MILLIS);
                awaitEndOfGhost(victim);
            }
            case DRAIN -> drain(victim);
            case SHORT_PARTITION -> part(shortPartition(), false);
            case LONG_PARTITION -> part(longPartition(), false);
            case ONE_WAY_PARTITION ->
                    part(random.nextBoolean() ? shortPartition() : longPartition(), true);
            case SLOW_JOURNAL -> slowJournal();
            case FULL_DISK -> fullDisk();
        }
    }

    private int shortPartition() {
        return random.nextInt(500, SHORT_PARTITION_MILLIS_MAX);
    }

    private int longPartition() {
        return random.nextInt(LONG_PARTITION_MILLIS_MIN, LONG_PARTITION_MILLIS_MAX);
    }

    private void part(int millis, boolean oneWay) throws InterruptedException, IOException {
        partitions.part(millis, oneWay).ifPresent(broken::add);
    }

    private void slowJournal() throws InterruptedException, IOException {
        int more = random.nextInt(SLOW_MILLIS_MIN, SLOW_MILLIS_MAX);
        int millis = random.nextInt(SPELL_MILLIS_MIN, SPELL_MILLIS_MAX);
        diary.accept("for %d ms the journal takes %d ms more".formatted(millis, more));
        faults.disk().slow(Duration.ofMillis(more));
        TimeUnit.MILLISECONDS.sleep(millis);
        faults.disk().mend();
    }

    private void fullDisk() throws InterruptedException, IOException {
        int millis =
                random.nextInt(3) == 0
                        ? LONG_SPELL_MILLIS
                        : random.nextInt(SPELL_MILLIS_MIN, SPELL_MILLIS_MAX);
        diary.accept("for %d ms the journal's disk is full".formatted(millis));
        faults.disk().fill();
        TimeUnit.MILLISECONDS.sleep(millis);
        faults.disk().mend();
    }

    private void killInMove(VmState.Host victim) throws InterruptedException {
        List<TaskLine> tasks = machine.client().tasks();
        if (!tasks.isEmpty()) {
            TaskLine task = tasks.get(random.nextInt(tasks.size()));
            boolean leaves = task.hostName().equals(victim.name());
            Thread.ofVirtual().start(() -> move(task.tid(), leaves ? "" : victim.name()));
            TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
        }
        kill(victim);
    }

    private void kill(VmState.Host victim) {
        try {
            machine.kill(victim.name());
            killed++;
        } catch (RefusedException _) {
            // it has just gone by itself
        }
    }

    private void move(String tid, String to) {
        try {
            List<MoveLine> unused = machine.client().move(tid, to);
        } catch (RefusedException _) {
            // the host that was asked may be the one that is killed
        }
    }

    private static void pause(VmState.Host victim, int millis)
            throws InterruptedException, IOException {
        signal("STOP", victim.pid());
        TimeUnit.MILLISECONDS.sleep(millis);
        signal("CONT", victim.pid());
    }

    private static void signal(String name, long pid) throws InterruptedException, IOException {
        // it may have ended meanwhile
        int unused =
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
    }

    /// A host that was stopped for so long has been replaced by the others: it has to find that out
    /// and end, or be one of them after all.
    private void awaitEndOfGhost(VmState.Host ghost) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GHOST_SECONDS_MAX);
        while (isThere(ghost)) {
            if (System.nanoTime() > deadline) {
                if (!isMember(ghost)) {
                    broken.add(
                            "P3: host %s lives on %d s after the others have put it out"
                                    .formatted(ghost.name(), GHOST_SECONDS_MAX));
                    machine.kill(ghost.name());
                }
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private boolean isThere(VmState.Host host) {
        return machine.hosts().stream().anyMatch(h -> h.pid() == host.pid());
    }

    private boolean isMember(VmState.Host host) {
        Optional<VmState.Host> other =
                machine.hosts().stream().filter(h -> h.pid() != host.pid()).findFirst();
        return other.isEmpty()
                || machine.client(other.get().name()).hosts().stream()
                        .map(HostLine::name)
                        .anyMatch(host.name()::equals);
    }

    private void drain(VmState.Host victim) throws InterruptedException {
        List<MoveLine> drained = machine.client().drain(victim.name(), DRAIN_DEADLINE);
        long refused = drained.stream().filter(m -> !m.isDone()).count();
        moves += (int) (drained.size() - refused);
        if (refused > 0) {
            diary.accept("%d moves of the drain were refused".formatted(refused));
        }
        // it was answered before it leaves
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GHOST_SECONDS_MAX);
        while (isThere(victim) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        if (isThere(victim)) {
            broken.add(
                    "P4: host %s, drained, has not left within %d s"
                            .formatted(victim.name(), GHOST_SECONDS_MAX));
            machine.kill(victim.name());
        }
    }

    /// @throws RefusedException if hosts do not come
    private void makeWhole() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HOSTS_AWAITED_SECONDS);
        while (machine.hosts().size() < hosts) {
            try {
                VmState.Host unused = machine.addHost("");
                added++;
            } catch (RefusedException e) {
                diary.accept("a host could not be added: " + e.getMessage());
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }
}
