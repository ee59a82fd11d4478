package org.godwit.console.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.godwit.console.client.Json;

import java.util.ArrayList;
import java.util.List;

/// A task of the fake. Thread-safe.
final class FakeTask {

    private final String tid;
    private final String parent;
    private final String program;
    private final List<String> written = new ArrayList<>();
    private FakeHostEntry host;
    private int moves;

    FakeTask(String tid, String parent, String program, FakeHostEntry host) {
        this.tid = tid;
        this.parent = parent;
        this.program = program;
        this.host = host;
    }

    String tid() {
        return tid;
    }

    synchronized FakeHostEntry host() {
        return host;
    }

    synchronized void write(String text) {
        written.add(text);
        print(written.size());
    }

    private void print(int line) {
        host.lines()
                .add(
                        Json.object()
                                .put("event", "output")
                                .put("tid", tid)
                                .put("line", line)
                                .put("text", written.get(line - 1)));
    }

    synchronized void end(String end, String reason) {
        ObjectNode event =
                Json.object()
                        .put("event", "ended")
                        .put("tid", tid)
                        .put("end", end)
                        .put("status", end.equals("RETURNED") ? 0 : 1)
                        .put("reason", reason);
        host.lines().add(event);
        host.lines().add(event);
    }

    /// Goes on elsewhere and says its last lines again.
    synchronized void moveTo(FakeHostEntry target, int repeated) {
        host = target;
        moves++;
        for (int line = Math.max(0, written.size() - repeated); line < written.size(); line++) {
            print(line + 1);
        }
    }

    synchronized ObjectNode line() {
        return Json.object()
                .put("tid", tid)
                .put("parent", parent)
                .put("host", host.tid())
                .put("hostName", host.name())
                .put("program", program)
                .put("durability", "journaled")
                .put("pid", host.pid())
                .put("moves", moves)
                .put("incarnation", 1 + moves);
    }
}
