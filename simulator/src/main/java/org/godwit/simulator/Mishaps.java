package org.godwit.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.godwit.processor.ProcessorEvent;
import org.godwit.processor.ProcessorInput;
import org.godwit.task.Durability;
import org.godwit.task.Tid;

/// What befalls the VPs of a run: crashes, suspicions, moves and moves given up.
final class Mishaps {

    private static final long YIELD_DEADLINE_MICROS = 50_000;
    private static final int LATE_ABORT_PERCENT = 10;
    private static final int LIFECYCLE_FACTOR = 5;

    private final World world;
    private final Faults faults;
    private final SplittableRandom random;
    private final Map<Tid, Integer> chained = new HashMap<>();
    private long movesDone;

    Mishaps(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
        this.random = world.random();
    }

    long movesDone() {
        return movesDone;
    }

    /// Plans all that comes at its own time.
    void plan() {
        plan(faults.crashes(), () -> crash(random.nextInt(World.HOSTS)));
        plan(faults.suspicions(), this::suspect);
        plan(faults.moves(), this::move);
        plan(faults.partitions(), () -> world.network().cutOff());
    }

    private void plan(int times, Runnable mishap) {
        for (int i = 0; i < times; i++) {
            world.agenda().after(random.nextInt(faults.lastsMicros()), mishap);
        }
    }

    private void crash(int host) {
        world.trace("crash of host " + host);
        world.killHost(host);
    }

    /// Whether the host crashes just at this point of a journal write; more likely at a lifecycle
    /// event.
    boolean crashesAtWrite(SimProcessor writer, List<ProcessorEvent> batch) {
        int permille = faults.writeCrashPermille();
        if (permille == 0 || world.isCalm()) {
            return false;
        }
        boolean delicate = batch.stream().anyMatch(ProcessorEvent::isLifecycle);
        if (random.nextInt(1000) >= (delicate ? LIFECYCLE_FACTOR * permille : permille)) {
            return false;
        }
        crash(writer.host);
        return true;
    }

    int journalMicros() {
        return random.nextInt(1, world.isCalm() ? 1_500 : faults.journalMaxMicros());
    }

    /// A VP is taken for dead and started elsewhere while it goes on where it was.
    private void suspect() {
        Tid tid = Plan.tid(random.nextInt(world.plan().tasks()));
        world.running(tid).ifPresent(this::replaceAlive);
    }

    private void replaceAlive(SimProcessor old) {
        world.trace("suspect " + old.tid());
        world.abandon(old);
        world.start(old.tid());
    }

    // --- moves

    private void move() {
        Tid tid = Plan.tid(random.nextInt(world.plan().tasks() + 1));
        if (faults.chainedMoves() > 0) {
            chained.put(tid, faults.chainedMoves());
        }
        order(tid);
    }

    /// A VP has been started; its next move may be waiting already, so that it moves in mid-replay.
    void started(Tid tid) {
        int left = chained.getOrDefault(tid, 0);
        if (left > 0 && !world.isCalm()) {
            chained.put(tid, left - 1);
            world.agenda().after(random.nextInt(1, 3_000), () -> order(tid));
        }
    }

    private void order(Tid tid) {
        world.running(tid).ifPresent(this::order);
    }

    private void order(SimProcessor p) {
        world.trace("move " + p.tid());
        p.input(new ProcessorInput.Prepare());
        world.agenda().after(YIELD_DEADLINE_MICROS, () -> giveUp(p));
        if (happens(faults.abortPercent())) {
            world.agenda().after(random.nextInt(1, 5_000), () -> giveUp(p));
        }
    }

    private void giveUp(SimProcessor p) {
        if (world.isPlaced(p)) {
            p.input(new ProcessorInput.Abort());
        }
    }

    /// Closed for a move: re-placed after a while, unless the move is given up or its source dies
    /// first.
    void closed(SimProcessor p) {
        world.trace("closed " + p.tid());
        int closing = p.closings();
        int delay = random.nextInt(1, world.isCalm() ? 1_000 : 40_000);
        world.agenda()
                .after(
                        delay,
                        () -> {
                            if (p.isClosed() && p.closings() == closing) {
                                decide(p);
                            }
                        });
    }

    private void decide(SimProcessor p) {
        if (!world.isPlaced(p) || p.isDead()) {
            return;
        }
        if (happens(faults.abortPercent() / 2)) {
            world.trace("abort " + p.tid());
            p.input(new ProcessorInput.Abort());
        } else if (happens(LATE_ABORT_PERCENT) && mayBeReplacedAlive(p.tid())) {
            // given up here while it begins there: the journal decides
            replaceAlive(p);
            world.agenda()
                    .after(random.nextInt(1, 2_000), () -> p.input(new ProcessorInput.Abort()));
        } else {
            replace(p);
        }
    }

    private boolean mayBeReplacedAlive(Tid tid) {
        return world.durabilityOf(tid) == Durability.JOURNALED || tid.equals(world.plan().victim());
    }

    private void replace(SimProcessor p) {
        p.input(new ProcessorInput.Unwind());
        p.die();
        movesDone++;
        world.agenda()
                .after(
                        random.nextInt(1, 20_000),
                        () -> {
                            if (world.isPlaced(p)) {
                                world.start(p.tid());
                            }
                        });
    }

    private boolean happens(int percent) {
        return !world.isCalm() && random.nextInt(100) < percent;
    }
}
