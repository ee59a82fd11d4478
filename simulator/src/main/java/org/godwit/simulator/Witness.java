package org.godwit.simulator;

import java.util.HashMap;
import java.util.Map;
import org.godwit.task.Durability;
import org.godwit.task.TaskEnd;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

/// Watches a run and checks at once what must hold at every moment, so that a fault shows even if
/// the run comes to a good end by luck.
final class Witness {

    private record Pair(Tid accepter, Tid source) {}

    /// How far a pair has been acknowledged, and by which incarnation last.
    private record Acknowledged(int incarnation, long upTo) {}

    private final Map<Pair, Acknowledged> acknowledged = new HashMap<>();
    private final Map<Tid, Map<Long, String>> output = new HashMap<>();
    private final Map<Tid, TaskEnd> ends = new HashMap<>();

    /// A frame leaves an incarnation, of which `begun` says whether its beginning is in the
    /// journal.
    void leaves(Frame frame, boolean begun) {
        if (!begun) {
            throw new PromiseBroken(
                    "P3", "before its incarnation was in the journal there left " + frame);
        }
        if (frame instanceof Frame.Ack ack) {
            acknowledges(ack);
        }
    }

    /// What was acknowledged stays accepted: its sender has forgotten it.
    private void acknowledges(Frame.Ack ack) {
        Pair pair = new Pair(ack.source(), ack.destination());
        Acknowledged before = acknowledged.get(pair);
        if (before == null || ack.acceptedUpTo() >= before.upTo()) {
            acknowledged.put(pair, new Acknowledged(ack.incarnation(), ack.acceptedUpTo()));
        } else if (ack.incarnation() >= before.incarnation()) {
            throw new PromiseBroken(
                    "P8",
                    "%s had acknowledged %d messages of %s, its incarnation %d knows of %d"
                            .formatted(
                                    ack.source(),
                                    before.upTo(),
                                    ack.destination(),
                                    ack.incarnation(),
                                    ack.acceptedUpTo()));
        }
    }

    /// A line of output, which may be repeated.
    void printed(Tid tid, long number, String line) {
        String before = output.computeIfAbsent(tid, _ -> new HashMap<>()).putIfAbsent(number, line);
        if (before != null && !before.equals(line)) {
            throw new PromiseBroken(
                    "P5", "%s wrote line %d twice: %s, %s".formatted(tid, number, before, line));
        }
    }

    /// The lines of a task, by their numbers.
    Map<Long, String> outputOf(Tid tid) {
        return output.getOrDefault(tid, Map.of());
    }

    /// An incarnation begins. A migratable task that has spoken since it closed has lost what it
    /// had accepted.
    void begins(Tid tid, Durability durability, boolean wasSilent, boolean runs) {
        if (runs && durability == Durability.MIGRATABLE && !wasSilent) {
            throw new PromiseBroken("P8", tid + " goes on although it has spoken since it closed");
        }
        if (runs && ends.containsKey(tid)) {
            throw new PromiseBroken("P3", tid + " runs again after its end");
        }
    }

    /// An incarnation says that its task is over.
    void ended(Tid tid, TaskEnd end) {
        TaskEnd before = ends.putIfAbsent(tid, end);
        if (before != null && before != end) {
            throw new PromiseBroken("P3", "%s ended twice: %s, %s".formatted(tid, before, end));
        }
    }
}
