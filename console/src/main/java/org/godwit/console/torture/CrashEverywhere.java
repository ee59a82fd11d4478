package org.godwit.console.torture;

import org.godwit.cluster.processor.MovePoint;
import org.godwit.cluster.processor.MoveStops;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineListener;
import org.godwit.task.Tid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Moves a counting task again and again, and at each point of a move kills (-9) its source, its
/// target or the coordinator, whoever has come to the point; then looks whether every message was
/// counted once and in order and every task has ended. Used by one thread.
final class CrashEverywhere implements MachineListener {

    /// Coordinator, source, target, and one more, so that a majority stays.
    private static final int HOSTS = 4;

    private static final int STOP_SECONDS = 10;
    private static final int MOVE_SECONDS = 60;
    private static final int ATTEMPTS = 5;
    private static final int LOOK_MILLIS = 5;
    private static final String NOT_COME_TO = "the point was not come to";

    private final MoveStops stops;
    private final Consumer<String> diary;
    private final CountingFamily.Ears ears = new CountingFamily.Ears();

    /// @param stops as the hosts have them
    /// @param diary is told what happens
    CrashEverywhere(MoveStops stops, Consumer<String> diary) {
        this.stops = stops;
        this.diary = diary;
    }

    @Override
    public void on(MachineEvent event) {
        ears.hear(event);
    }

    /// Blocks until this crash is through.
    ///
    /// @param machine gets [#HOSTS] hosts if it has fewer, and one for the one that is killed
    CrashRow crash(Machine machine, Crash crash) throws InterruptedException, IOException {
        CrashRow row = attempt(machine, crash.point(), crash.victim());
        for (int i = 1; i < ATTEMPTS && row.outcome().equals(NOT_COME_TO); i++) {
            row = attempt(machine, crash.point(), crash.victim());
        }
        diary.accept(
                "%s %s, %s killed: %s"
                        .formatted(row.number(), row.point(), row.killed(), row.outcome()));
        return row;
    }

    /// One after another: the first of the machine's hosts is the oldest, and so the coordinator.
    private static void makeWhole(Machine machine) throws InterruptedException {
        while (machine.hosts().size() < HOSTS) {
            VmState.Host unused = machine.addHost("");
        }
    }

    private CrashRow attempt(Machine machine, MovePoint point, Victim victim)
            throws InterruptedException, IOException {
        makeWhole(machine);
        List<VmState.Host> hosts = machine.hosts();
        String source = hosts.get(1).name();
        String target = hosts.get(2).name();
        String killed =
                switch (victim) {
                    case COORDINATOR -> hosts.getFirst().name();
                    case SOURCE -> source;
                    case TARGET -> target;
                };
        CountingFamily counting = CountingFamily.start(machine, ears);
        bring(machine, counting, source);
        stops.ask(point, Tid.parse(counting.receiver()).container());
        CompletableFuture<String> move = order(machine, counting.receiver(), target);
        boolean stopped = awaitStop();
        long from = System.nanoTime();
        if (stopped) {
            machine.kill(killed);
            awaitDeath(machine, killed);
        }
        Thread successor = Thread.ofVirtual().start(() -> replace(machine));
        stops.goOn();
        String said = answer(move);
        Optional<String> wrong = counting.finish();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
        successor.join();
        if (wrong.isEmpty() && !stopped) {
            wrong = Optional.of(NOT_COME_TO); // the move was refused, because of another one
        } else if (wrong.isEmpty() && said.isEmpty()) {
            wrong = Optional.of("P4: no answer to the order within " + MOVE_SECONDS + " s");
        }
        return new CrashRow(
                point.number(),
                point.text(),
                point.place().name().toLowerCase(Locale.ROOT),
                victim.text(),
                wrong.isEmpty(),
                wrong.orElseGet(counting::said),
                said,
                millis);
    }

    /// Starts a host for one that was killed while the others mend what it has left.
    private void replace(Machine machine) {
        try {
            makeWhole(machine);
        } catch (RefusedException e) {
            diary.accept("no host instead of the one that was killed yet: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Has the receiver on this host; whatever balances meanwhile may be in the way.
    private static void bring(Machine machine, CountingFamily counting, String host)
            throws InterruptedException {
        for (int i = 0; i < ATTEMPTS && !counting.place().equals(host); i++) {
            TimeUnit.MILLISECONDS.sleep((long) i * i * 100);
            String unused = move(machine, counting.receiver(), host);
        }
        if (!counting.place().equals(host)) {
            throw new RefusedException(
                    "%s cannot be brought to host %s: it is on '%s'"
                            .formatted(counting.receiver(), host, counting.place()));
        }
    }

    private static CompletableFuture<String> order(Machine machine, String tid, String to) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread unused = Thread.ofVirtual().start(() -> answer.complete(move(machine, tid, to)));
        return answer;
    }

    private static String move(Machine machine, String tid, String to) {
        try {
            List<MoveLine> lines = machine.client().move(tid, to);
            return lines.stream()
                    .map(l -> (l.outcome() + " " + l.reason()).strip())
                    .findFirst()
                    .orElse("nothing was moved");
        } catch (RefusedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private boolean awaitStop() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (!stops.hasStopped() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return stops.hasStopped();
    }

    private static void awaitDeath(Machine machine, String name) throws InterruptedException {
        while (machine.hosts().stream().anyMatch(h -> h.name().equals(name))) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static String answer(CompletableFuture<String> move) throws InterruptedException {
        try {
            return move.get(MOVE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return "";
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
