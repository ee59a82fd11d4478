package org.godwit.cluster.master;

import org.godwit.migration.MoveReport;
import org.godwit.task.Tid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The moves that are ordered and under way: a few at a time, one per container, each batch
/// answered when all of its moves have ended.
final class Mover {

    /// What somebody asked for in one go.
    private static final class Batch {
        private final Consumer<List<MoveReport>> whenDone;
        private final List<MoveReport> reports = new ArrayList<>();
        private int left;

        Batch(Consumer<List<MoveReport>> whenDone) {
            this.whenDone = whenDone;
        }
    }

    private record Waiting(Handoff.Order order, Batch batch) {}

    private final int atOnce;
    private final Consumer<Handoff.Order> start;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final List<Waiting> running = new ArrayList<>();
    private final Set<Integer> busy = new HashSet<>();
    private long nextId = System.nanoTime();

    /// @param start begins one move
    Mover(int atOnce, Consumer<Handoff.Order> start) {
        this.atOnce = atOnce;
        this.start = start;
    }

    /// A number for a move, not used before.
    long newId() {
        return nextId++;
    }

    boolean isMoving(int container) {
        return busy.contains(container);
    }

    /// Orders these moves; `whenDone` gets a report for every task in them.
    void order(
            List<Handoff.Order> orders,
            List<MoveReport> refusedBefore,
            Consumer<List<MoveReport>> whenDone) {
        Batch batch = new Batch(whenDone);
        batch.reports.addAll(refusedBefore);
        for (Handoff.Order order : orders) {
            if (busy.add(order.container())) {
                batch.left++;
                waiting.addLast(new Waiting(order, batch));
            } else {
                order.entities()
                        .forEach(tid ->
                                batch.reports.add(
                                        MoveReport.refused(
                                                tid,
                                                order.from(),
                                                Optional.of(order.to()),
                                                "it is being moved already")));
            }
        }
        if (batch.left == 0) {
            whenDone.accept(batch.reports);
        }
        startSome();
    }

    private void startSome() {
        while (running.size() < atOnce && !waiting.isEmpty()) {
            Waiting next = waiting.removeFirst();
            running.add(next);
            start.accept(next.order());
        }
    }

    /// A move has ended.
    void ended(List<MoveReport> reports) {
        Set<Tid> tids = new HashSet<>();
        reports.forEach(r -> tids.add(r.tid()));
        Optional<Waiting> ended =
                running.stream()
                        .filter(w -> w.order().entities().stream().anyMatch(tids::contains))
                        .findFirst();
        ended.ifPresent(w -> {
            running.remove(w);
            busy.remove(w.order().container());
            w.batch().reports.addAll(reports);
            w.batch().left--;
            if (w.batch().left == 0) {
                w.batch().whenDone.accept(w.batch().reports);
            }
        });
        startSome();
    }
}
