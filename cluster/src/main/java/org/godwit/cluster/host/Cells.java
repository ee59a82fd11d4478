package org.godwit.cluster.host;

import org.godwit.cluster.plane.MessagePlane;
import org.godwit.cluster.plane.Waiting;
import org.godwit.cluster.processor.Count;
import org.godwit.cluster.processor.ProcessorCell;
import org.godwit.port.CurrentTask;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.Reply;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The cells of a host's VPs and the way of frames between them, and out by the message plane.
/// Thread-safe; waits for nothing but the plane, when a task itself sends.
final class Cells {

    private static final int ENDED_MAX = 10_000;

    private final Tid host;
    private final Counters counters;
    private final Map<Tid, ProcessorCell> cells = new ConcurrentHashMap<>();
    private final Set<Tid> ended = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<ArrayDeque<Frame>> pending = new ThreadLocal<>();
    private volatile Optional<MessagePlane> plane = Optional.empty();

    Cells(Tid host, Counters counters) {
        this.host = host;
        this.counters = counters;
    }

    void use(MessagePlane messagePlane) {
        plane = Optional.of(messagePlane);
    }

    void add(ProcessorCell cell) {
        cells.put(cell.spec().tid(), cell);
    }

    void remove(ProcessorCell cell) {
        cells.remove(cell.spec().tid(), cell);
    }

    Optional<ProcessorCell> cell(Tid tid) {
        return Optional.ofNullable(cells.get(tid));
    }

    int size() {
        return cells.size();
    }

    void tellAll(ProcessorInput input) {
        cells.values().forEach(cell -> cell.input(input));
    }

    /// This task has ended, and nobody else is ever called so: whoever sends to it from here needs
    /// not ask where it is.
    void ended(Tid task) {
        if (ended.size() >= ENDED_MAX) {
            ended.clear(); // then some ask
        }
        ended.add(task);
    }

    void noSuchTask(Tid vp) {
        cells.values().stream()
                .filter(cell -> cell.concernsEndOf(vp))
                .forEach(cell ->
                        cell.input(
                                new ProcessorInput.Arrived(new Frame.Gone(vp, cell.spec().tid()))));
    }

    /// One line for each.
    Map<String, String> describe() {
        Map<String, String> lines = new TreeMap<>();
        cells.forEach((tid, cell) -> lines.put(tid.toString(), cell.describe()));
        return lines;
    }

    Map<TaskSpec, String> unfinished() {
        Map<TaskSpec, String> tasks = new LinkedHashMap<>();
        new TreeMap<>(cells)
                .values().stream()
                        .filter(cell -> !cell.spec().tid().isGuest() && !cell.hasEnded())
                        .forEach(cell -> tasks.put(cell.spec(), cell.describe()));
        return tasks;
    }

    void transmit(Frame frame) {
        ArrayDeque<Frame> queue = pending.get();
        if (queue != null) {
            // in the middle of delivering another: not deeper, but next
            queue.addLast(frame);
            return;
        }
        queue = new ArrayDeque<>();
        pending.set(queue);
        try {
            for (Frame next = frame; next != null; next = queue.pollFirst()) {
                route(next);
            }
        } finally {
            pending.remove();
        }
    }

    private void route(Frame frame) {
        if (frame instanceof Frame.Data) {
            counters.add(Count.MESSAGES_SENT, 1);
        }
        ProcessorCell there = cells.get(frame.destination());
        if (there != null) {
            counters.add(Count.FRAMES_LOCAL, 1);
            handOver(there, frame);
            return;
        }
        if (isLostGuest(frame)) {
            return;
        }
        if (ended.contains(frame.destination())) {
            frame.answerOfTheGone().ifPresent(this::transmit);
            return;
        }
        counters.add(Count.FRAMES_TO_PLANE, 1);
        Waiting waiting = CurrentTask.port().isPresent() ? Waiting.MAY_WAIT : Waiting.NEVER;
        if (plane.filter(p -> p.send(frame, waiting)).isEmpty()) {
            counters.add(Count.FRAMES_REFUSED, 1);
        }
    }

    /// A frame has come by the plane; false if its destination is not here.
    boolean arrived(Frame frame) {
        ProcessorCell there = cells.get(frame.destination());
        if (there == null) {
            return isLostGuest(frame);
        }
        handOver(there, frame);
        return true;
    }

    /// A long frame begins to come by the plane.
    MessagePlane.Welcome approaching(Frame.Data head) {
        ProcessorCell there = cells.get(head.destination());
        if (there == null) {
            return isLostGuest(head)
                    ? MessagePlane.Welcome.UNWANTED
                    : MessagePlane.Welcome.NOT_HERE;
        }
        return there.input(new ProcessorInput.Approaching(head)) instanceof Reply.Nothing
                ? MessagePlane.Welcome.UNWANTED
                : MessagePlane.Welcome.WANTED;
    }

    private void handOver(ProcessorCell there, Frame frame) {
        if (frame instanceof Frame.Data) {
            counters.add(Count.MESSAGES_ARRIVED, 1);
        }
        there.input(new ProcessorInput.Arrived(frame));
    }

    /// A guest of this host that is not here has ended: whoever sends to it is told.
    private boolean isLostGuest(Frame frame) {
        Tid guest = frame.destination();
        if (!guest.isGuest() || guest.hostNumber() != host.hostNumber()) {
            return false;
        }
        frame.answerOfTheGone().ifPresent(this::transmit);
        return true;
    }
}
