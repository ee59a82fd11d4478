package org.godwit.console.run;

import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineListener;
import org.godwit.port.StandardStream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remembers what each task prints and how it ends. Thread-safe.
public final class Transcript implements MachineListener {

    private final Map<String, List<MachineEvent.Output>> lines = new HashMap<>();
    private final Map<String, MachineEvent.TaskEnded> ends = new HashMap<>();
    private final List<String> died = new ArrayList<>();

    @Override
    public synchronized void on(MachineEvent event) {
        switch (event) {
            case MachineEvent.Output output ->
                    lines.computeIfAbsent(output.tid(), _ -> new ArrayList<>()).add(output);
            case MachineEvent.TaskEnded ended -> ends.put(ended.tid(), ended);
            case MachineEvent.HostDied dead -> died.add(dead.name());
            case MachineEvent.HostReady _, MachineEvent.HostLeft _, MachineEvent.Note _ -> {}
        }
        notifyAll();
    }

    /// What a task has written to a stream so far, line by line.
    public synchronized List<String> lines(String tid, StandardStream stream) {
        return lines.getOrDefault(tid, List.of()).stream()
                .filter(line -> line.stream() == stream)
                .map(MachineEvent.Output::text)
                .toList();
    }

    /// The hosts whose processes ended without having been asked to.
    public synchronized List<String> died() {
        return List.copyOf(died);
    }

    /// Waits for the end of a task.
    ///
    /// @return empty if it has not ended in time
    public synchronized Optional<MachineEvent.TaskEnded> awaitEnd(String tid, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ends.containsKey(tid)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        return Optional.ofNullable(ends.get(tid));
    }

    /// Forgets everything.
    public synchronized void clear() {
        lines.clear();
        ends.clear();
    }
}
