package org.godwit.console.run;

import org.godwit.console.client.RefusedException;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineListener;
import org.godwit.port.StandardStream;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Shows what one task prints exactly as it prints it, and the lines of all others marked with
/// their tids; waits for the end of the one. A reader of the output that is slow slows down the
/// tasks. Thread-safe.
public final class RunDisplay implements MachineListener {

    private record Line(String tid, StandardStream stream) {}

    private final PrintWriter out;
    private final PrintWriter err;
    private final ChildOutput childOutput;
    private final List<MachineEvent> early = new ArrayList<>();
    private final Set<Line> unended = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();
    private String main = "";
    private Optional<MachineEvent.TaskEnded> end = Optional.empty();
    private Optional<String> failure = Optional.empty();

    public RunDisplay(PrintWriter out, PrintWriter err, ChildOutput childOutput) {
        this.out = out;
        this.err = err;
        this.childOutput = childOutput;
    }

    /// Whose output is shown as it is; what has come before is shown now.
    public synchronized void follow(String tid) {
        main = tid;
        early.forEach(this::show);
        early.clear();
    }

    @Override
    public synchronized void on(MachineEvent event) {
        if (main.isEmpty()) {
            early.add(event);
        } else {
            show(event);
        }
    }

    private void show(MachineEvent event) {
        switch (event) {
            case MachineEvent.Output output -> {
                if (output.tid().equals(main)) {
                    show(output, output.stream() == StandardStream.OUT ? out : err, "");
                } else {
                    showOfChild(output);
                }
            }
            case MachineEvent.TaskEnded ended -> {
                if (ended.tid().equals(main)) {
                    end = Optional.of(ended);
                    notifyAll();
                }
            }
            case MachineEvent.HostReady ready -> hosts.add(ready.name());
            case MachineEvent.HostLeft left -> gone(left.name());
            case MachineEvent.HostDied died -> {
                err.println(
                        "pvm: host %s died, exit code %d".formatted(died.name(), died.exitCode()));
                gone(died.name());
            }
            case MachineEvent.Note _ -> {}
        }
    }

    private void showOfChild(MachineEvent.Output output) {
        switch (childOutput) {
            case STDOUT -> show(output, out, "[" + output.tid() + "] ");
            case STDERR -> show(output, err, "[" + output.tid() + "] ");
            case NONE -> {}
        }
    }

    private void show(MachineEvent.Output output, PrintWriter to, String prefix) {
        Line line = new Line(output.tid(), output.stream());
        boolean goesOn = prefix.isEmpty() ? true : unended.remove(line);
        to.print((goesOn ? "" : prefix) + output.text());
        if (output.partial() && !prefix.isEmpty()) {
            unended.add(line);
        } else if (!output.partial()) {
            to.print('\n');
        }
        to.flush();
    }

    private void gone(String host) {
        hosts.remove(host);
        if (hosts.isEmpty()) {
            failure = Optional.of("all hosts of the virtual machine are gone");
            notifyAll();
        }
    }

    /// Waits for the end of the task that is followed.
    ///
    /// @param seconds 0 or less: as long as it takes
    /// @return empty if it has not ended in time
    /// @throws RefusedException if it cannot end any more
    public synchronized Optional<MachineEvent.TaskEnded> awaitEnd(long seconds)
            throws InterruptedException {
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        while (end.isEmpty() && failure.isEmpty()) {
            long left = seconds <= 0 ? 0 : (deadline - System.nanoTime()) / 1_000_000;
            if (seconds > 0 && left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        if (end.isEmpty()) {
            throw new RefusedException(failure.orElseThrow());
        }
        return end;
    }
}
