package org.godwit.console.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.godwit.cluster.host.HostListener;
import org.godwit.port.Printed;
import org.godwit.task.TaskEnd;
import org.godwit.task.Tid;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes what happens on a host as one JSON object per line. Thread-safe.
final class EventLines implements HostListener {

    private static final int EXIT_REFUSED = 3;

    private final PrintStream out;
    private volatile boolean leaving;
    private final ObjectMapper json = new ObjectMapper();

    EventLines(PrintStream out) {
        this.out = out;
    }

    private void write(String event, Object... fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        for (int i = 0; i < fields.length; i += 2) {
            line.put((String) fields[i], fields[i + 1]);
        }
        try {
            String text = json.writeValueAsString(line);
            synchronized (out) {
                out.println(text);
                out.flush();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void ready(Tid host, String address, int http) {
        write("ready", "host", host.toString(), "address", address, "http", http);
    }

    @Override
    public void refused(String reason) {
        write("refused", "reason", reason);
        Runtime.getRuntime().halt(EXIT_REFUSED);
    }

    @Override
    public void note(String text) {
        System.err.println(text);
        write("note", "text", text);
    }

    @Override
    public void leaving() {
        leaving = true;
    }

    @Override
    public void halted() {
        Runtime.getRuntime().halt(0);
    }

    @Override
    public void output(Tid tid, long number, Printed line) {
        write(
                "output",
                "tid",
                tid.toString(),
                "line",
                number,
                "stream",
                line.stream().name(),
                "partial",
                line.partial(),
                "text",
                line.text());
    }

    @Override
    public void ended(Tid tid, TaskEnd end, int status, String reason, long lines) {
        write(
                "ended",
                "tid",
                tid.toString(),
                "end",
                end.name(),
                "status",
                status,
                "reason",
                reason,
                "lines",
                lines);
    }

    /// @param id by which the answer will be known
    /// @param set settings of the host, a line `path = value` each
    void start(long id, String name, List<String> set) {
        write("start", "id", id, "name", name, "settings", set);
    }

    void halt() {
        write("halt");
    }

    /// The actor system has ended: the host has left, or was put out. Does not return.
    synchronized void ended() {
        if (leaving) {
            write("left");
            Runtime.getRuntime().halt(0);
        }
        refused(
                "it was removed from the virtual machine: the other hosts could not reach it, or it"
                        + " could not reach them");
    }
}
