package org.godwit.console.sweep;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// The sweep of one program.
final class ProgramSweep {

    private static final StackWalker STACK = StackWalker.getInstance();

    /// From here calls of the virtual machine yield.
    private static final String CALL = "org.godwit.pvm.Call";

    /// Yield points are not compared.
    private static final int ANY_POINTS = 0;

    private record Started(int point, Outcome first, Future<Outcome> rest) {}

    private final String program;
    private final String name;
    private final SweepSettings settings;
    private final Stage here;
    private final Peer there;
    private final Map<String, Integer> reasons;
    private final List<Wrong> wrongs = new ArrayList<>();
    private final BitSet calls = new BitSet();

    /// Whether a task that is captured at a loop head passes that yield point once more where it is
    /// resumed, as it does with calls.
    private boolean loopHeadsRepeat;

    private int pointsFirst;
    private int captures;
    private int pinned;
    private int refused;
    private int hops;
    private long bytesMax;

    /// @param reasons why programs were pinned or refused, counted here
    ProgramSweep(
            String program,
            SweepSettings settings,
            Stage here,
            Peer there,
            Map<String, Integer> reasons) {
        this.program = program;
        this.name = program.substring(program.lastIndexOf('.') + 1);
        this.settings = settings;
        this.here = here;
        this.there = there;
        this.reasons = reasons;
    }

    List<Wrong> wrongs() {
        return wrongs;
    }

    ProgramRow run() throws InterruptedException {
        long begin = System.nanoTime();
        Outcome unmoved = unmoved();
        int points = unmoved.state().points();
        int every = settings.everyOf(points);
        captureEach(unmoved, every);
        hop(unmoved, every);
        return new ProgramRow(
                name,
                points,
                calls.cardinality(),
                captures,
                pinned,
                refused,
                hops,
                bytesMax,
                wrongs.size(),
                (System.nanoTime() - begin) / 1_000_000);
    }

    /// What is compared with: the second run here, for the first one also initialises what tasks
    /// share, such as the constants of interfaces.
    private Outcome unmoved() throws InterruptedException {
        Outcome plain = here.runPlain(program);
        Order order = new Order(TaskState.of(program), Order.NEVER);
        Outcome first = here.run(order);
        compare("woven, not moved", plain, first, ANY_POINTS);
        pointsFirst = first.state().points();
        Outcome second = here.run(order, point -> calls.set(point, isCall()));
        compare("woven, not moved, a second time", first, second, ANY_POINTS);
        return second;
    }

    private static boolean isCall() {
        return STACK.walk(
                frames -> frames.limit(8).anyMatch(frame -> frame.getClassName().equals(CALL)));
    }

    private void captureEach(Outcome unmoved, int every) throws InterruptedException {
        List<Started> started = new ArrayList<>();
        for (int point = 1; point <= unmoved.state().points(); point++) {
            if ((settings.allCalls() && calls.get(point)) || (point - 1) % every == 0) {
                Outcome first = here.run(new Order(TaskState.of(program), point));
                note(first);
                Future<Outcome> rest =
                        first.captured()
                                ? there.run(new Order(first.state(), Order.NEVER))
                                : CompletableFuture.completedFuture(first);
                started.add(new Started(point, first, rest));
            }
        }
        for (Started each : started) {
            String where = "captured at yield point " + each.point();
            Outcome rest = get(each.rest());
            compare(where, unmoved, rest, pointsFirst + 1);
            if (each.first().captured() && !calls.get(each.first().state().points())) {
                loopHeadsRepeat |= rest.state().points() > unmoved.state().points();
            }
        }
    }

    /// One run that goes to the other JVM again and again.
    private void hop(Outcome unmoved, int every) throws InterruptedException {
        Outcome now = here.run(new Order(TaskState.of(program), every));
        int done = 0;
        int repeated = 0;
        while (now.captured() && done <= unmoved.state().points()) {
            done++;
            boolean repeats = loopHeadsRepeat || calls.get(now.state().points() - repeated);
            repeated += repeats ? 1 : 0;
            Order order = new Order(now.state(), repeats ? every + 1 : every);
            now = done % 2 == 1 ? get(there.run(order)) : here.run(order);
            tell(now, "in a row");
        }
        hops = done;
        compare(
                "captured at each of %d yield points in a row".formatted(done),
                unmoved,
                now,
                pointsFirst + done + (now.refused().isEmpty() ? 0 : 1));
    }

    private void note(Outcome first) {
        if (first.captured()) {
            captures++;
            bytesMax = Math.max(bytesMax, first.state().captureBytes());
        }
        pinned += first.pins().isEmpty() ? 0 : 1;
        refused += first.refused().isEmpty() ? 0 : 1;
        tell(first, "once");
    }

    private void tell(Outcome outcome, String how) {
        if (!outcome.pins().isEmpty()) {
            String reason = "pinned (%s): %s".formatted(how, outcome.pins().getFirst());
            reasons.merge(reason, 1, Integer::sum);
        }
        if (!outcome.refused().isEmpty()) {
            String reason = "refused (%s): %s".formatted(how, outcome.refused());
            reasons.merge(reason, 1, Integer::sum);
        }
    }

    private void compare(String where, Outcome expected, Outcome actual, int pointsMost) {
        Optional<Wrong> wrong = Wrong.between(name, where, expected, actual, pointsMost);
        wrong.ifPresent(wrongs::add);
    }

    private static Outcome get(Future<Outcome> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }
}
