package org.godwit.console.demo;

import org.godwit.console.Figures;
import org.godwit.console.client.HostLine;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.TaskLine;
import org.godwit.console.demo.DemoView.Happening;
import org.godwit.console.demo.DemoView.Health;
import org.godwit.console.demo.DemoView.Host;
import org.godwit.console.machine.MachineEvent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// All that the demo knows, from the machine's events, the hosts' answers and its own deeds.
/// Thread-safe.
final class DemoBoard {

    private static final String RESULT = "result ";
    private static final String EPOCH = "epoch ";

    /// An account of ten lines per run is enough when nobody watches a picture.
    private static final int EPOCH_LINES = 10;

    private final DemoDisplay display;
    private final LongSupplier nanos;
    private final long begin;
    private final int epochs;
    private final Map<String, Host> hosts = new TreeMap<>();
    private final Map<String, String> hostNames = new HashMap<>();
    private final List<DemoView.Move> moves = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<String, String> results = new HashMap<>();
    private final Map<String, MachineEvent.TaskEnded> ends = new HashMap<>();
    private String run = "starting";
    private int epoch;
    private String figures = "";
    private int movesDone;

    /// @param nanos a clock
    DemoBoard(DemoDisplay display, int epochs, LongSupplier nanos) {
        this.display = display;
        this.epochs = epochs;
        this.nanos = nanos;
        begin = nanos.getAsLong();
    }

    synchronized void on(MachineEvent event) {
        switch (event) {
            case MachineEvent.HostReady ready -> {
                hostNames.put(ready.tid(), ready.name());
                hosts.put(
                        ready.name(), new Host(ready.name(), Health.READY, ready.pid(), List.of()));
                happened("host " + ready.name() + " takes work");
            }
            case MachineEvent.HostLeft left -> {
                change(left.name(), Health.LEFT);
                happened("host " + left.name() + " has left");
            }
            case MachineEvent.HostDied died -> {
                change(died.name(), Health.KILLED);
                happened("host " + died.name() + " is dead");
            }
            case MachineEvent.Output output -> output(output);
            case MachineEvent.TaskEnded ended -> ends.put(ended.tid(), ended);
            case MachineEvent.Note note -> happened(note.text());
        }
    }

    private void output(MachineEvent.Output output) {
        String text = output.text();
        if (text.startsWith(RESULT)) {
            results.put(output.tid(), text);
            happened(text);
        } else if (text.startsWith(EPOCH)) {
            epoch(text.substring(EPOCH.length()));
        }
    }

    /// `k ...` or `k/N ...`.
    private void epoch(String rest) {
        String[] words = rest.split("[ /]", 2);
        try {
            epoch = Integer.parseInt(words[0]);
        } catch (NumberFormatException _) {
            return;
        }
        figures = rest.substring(rest.indexOf(' ') + 1);
        if (epoch % Math.max(1, epochs / EPOCH_LINES) == 0) {
            happened("epoch %d/%d %s".formatted(epoch, epochs, figures));
        }
    }

    private void change(String name, Health health) {
        Host host = hosts.get(name);
        if (host != null) {
            hosts.put(name, new Host(name, health, host.pid(), List.of()));
        }
    }

    synchronized void happened(String text) {
        Happening happening = new Happening(seconds(), text);
        happenings.add(happening);
        display.happened(view(), happening);
    }

    /// A run of the program begins.
    synchronized void begins(String what) {
        run = what;
        epoch = 0;
        figures = "";
        happened(what);
    }

    /// Takes over who is where.
    synchronized void placed(List<HostLine> hostLines, List<TaskLine> taskLines) {
        for (HostLine line : hostLines) {
            hostNames.put(line.tid(), line.name());
            Host known = hosts.get(line.name());
            if (known != null && known.health() != Health.KILLED && known.health() != Health.LEFT) {
                Health health = line.state().equals("draining") ? Health.DRAINING : Health.READY;
                hosts.put(
                        line.name(),
                        new Host(line.name(), health, line.pid(), tasksOn(line, taskLines)));
            }
        }
        display.refresh(view());
    }

    private static List<DemoView.Task> tasksOn(HostLine host, List<TaskLine> tasks) {
        return tasks.stream()
                .filter(task -> task.host().equals(host.tid()))
                .map(task ->
                        new DemoView.Task(
                                task.tid(),
                                task.parent().isEmpty() ? "master" : "worker",
                                task.moves()))
                .toList();
    }

    /// Takes down moves; tells of each.
    synchronized void moved(List<MoveLine> reports) {
        for (MoveLine report : reports) {
            if (report.isDone()) {
                movesDone++;
                moves.add(move(report));
                happened("moved " + arrow(report) + ", " + times(report));
            } else {
                happened("did not move " + arrow(report) + ": " + report.reason());
            }
        }
    }

    /// Counts moves that the virtual machine did by itself.
    synchronized void movedByItself(int count) {
        movesDone += count;
    }

    private DemoView.Move move(MoveLine report) {
        return new DemoView.Move(
                report.tid(),
                name(report.from()),
                name(report.to()),
                report.obtrusivenessMicros(),
                report.freezeMicros(),
                report.costMicros(),
                report.bytes());
    }

    private String arrow(MoveLine report) {
        return "%s %s -> %s".formatted(report.tid(), name(report.from()), name(report.to()));
    }

    private static String times(MoveLine report) {
        return "obtrusive %s, frozen %s, cost %s, %s"
                .formatted(
                        Figures.time(report.obtrusivenessMicros()),
                        Figures.time(report.freezeMicros()),
                        Figures.time(report.costMicros()),
                        Figures.bytes(report.bytes()));
    }

    private String name(String tid) {
        return tid.isEmpty() ? "?" : hostNames.getOrDefault(tid, tid);
    }

    synchronized Health health(String host) {
        Host known = hosts.get(host);
        return known == null ? Health.LEFT : known.health();
    }

    synchronized Optional<String> result(String tid) {
        return Optional.ofNullable(results.get(tid));
    }

    synchronized Optional<MachineEvent.TaskEnded> end(String tid) {
        return Optional.ofNullable(ends.get(tid));
    }

    synchronized int epoch() {
        return epoch;
    }

    synchronized int movesDone() {
        return movesDone;
    }

    synchronized DemoView view() {
        return new DemoView(
                seconds(),
                run,
                epoch,
                epochs,
                figures,
                List.copyOf(hosts.values()),
                List.copyOf(moves),
                List.copyOf(happenings));
    }

    private double seconds() {
        return (nanos.getAsLong() - begin) / 1e9;
    }

    synchronized void close() {
        display.close();
    }
}
