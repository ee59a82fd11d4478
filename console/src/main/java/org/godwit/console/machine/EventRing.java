package org.godwit.console.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.godwit.console.client.Json;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// The latest events of a machine, numbered, for commands that follow them. Thread-safe.
final class EventRing {

    /// Older events are forgotten; who asks for them is told how many he missed.
    static final int EVENTS_MAX = 20_000;

    /// The most that one answer holds.
    static final int ANSWER_MAX = 1_000;

    private final Deque<ObjectNode> events = new ArrayDeque<>();
    private long last;

    synchronized void add(MachineEvent event) {
        ObjectNode json = (ObjectNode) Json.tree(event);
        events.addLast(json.put("event", name(event)));
        last++;
        if (events.size() > EVENTS_MAX) {
            events.removeFirst();
        }
        notifyAll();
    }

    private static String name(MachineEvent event) {
        return switch (event) {
            case MachineEvent.HostReady _ -> "hostReady";
            case MachineEvent.HostLeft _ -> "hostLeft";
            case MachineEvent.HostDied _ -> "hostDied";
            case MachineEvent.Output _ -> "output";
            case MachineEvent.TaskEnded _ -> "ended";
            case MachineEvent.Note _ -> "note";
        };
    }

    /// The number of the newest event.
    synchronized long last() {
        return last;
    }

    /// `{"next": n, "lost": n, "events": [..]}`: what came after the `after`th event; waits for the
    /// first.
    synchronized JsonNode after(long after, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (last <= after) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        long oldest = last - events.size();
        long from = Math.max(after, oldest);
        ArrayNode list =
                events.stream()
                        .skip(from - oldest)
                        .limit(ANSWER_MAX)
                        .collect(
                                () -> Json.object().arrayNode(), ArrayNode::add, ArrayNode::addAll);
        ObjectNode answer = Json.object();
        answer.put("next", from + list.size());
        answer.put("lost", from - after);
        answer.set("events", list);
        return answer;
    }
}
