package org.godwit.console;

import org.godwit.console.client.HostLine;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.TaskLine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the hosts answer, as tables.
final class Tables {

    private Tables() {}

    static List<String> hosts(List<HostLine> hosts) {
        Table table = new Table("HOST", "NAME", "STATE", ">TASKS", ">PID", "ARCH", "ADDRESS");
        for (HostLine h : hosts) {
            table.row(h.tid(), h.name(), h.state(), h.tasks(), h.pid(), h.arch(), h.address());
        }
        return table.lines();
    }

    static List<String> tasks(List<TaskLine> tasks) {
        Table table =
                new Table(
                        "TASK",
                        "PARENT",
                        "HOST",
                        "PROGRAM",
                        "DURABILITY",
                        ">MOVES",
                        ">CAPTURE",
                        ">PID");
        for (TaskLine t : tasks) {
            table.row(
                    t.tid(),
                    t.parent(),
                    t.place(),
                    t.program(),
                    t.durability(),
                    t.moves(),
                    t.captureBytes(),
                    t.pid());
        }
        return table.lines();
    }

    /// @param hosts to name the hosts by
    static List<String> moves(List<MoveLine> moves, List<HostLine> hosts) {
        Map<String, String> names = new HashMap<>();
        hosts.forEach(host -> names.put(host.tid(), host.name()));
        Table table =
                new Table(
                        "TASK",
                        "FROM",
                        "TO",
                        ">OBTRUSIVE",
                        ">FREEZE",
                        ">COST",
                        ">BYTES",
                        "OUTCOME");
        for (MoveLine m : moves) {
            table.row(
                    m.tid(),
                    names.getOrDefault(m.from(), m.from()),
                    names.getOrDefault(m.to(), m.to()),
                    Figures.time(m.obtrusivenessMicros()),
                    Figures.time(m.freezeMicros()),
                    Figures.time(m.costMicros()),
                    Figures.bytes(m.bytes()),
                    m.isDone() ? "moved" : "refused: " + m.reason());
        }
        return table.lines();
    }
}
