package org.godwit.console.bench;

import org.godwit.console.client.RefusedException;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineListener;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What tasks wrote last, and that they have ended. Thread-safe.
final class Transcript implements MachineListener {

    private final Map<String, String> lines = new HashMap<>();
    private final Map<String, MachineEvent.TaskEnded> ends = new HashMap<>();
    private String died = "";
    private String expected = "";

    @Override
    public synchronized void on(MachineEvent event) {
        switch (event) {
            case MachineEvent.Output output -> lines.put(output.tid(), output.text());
            case MachineEvent.TaskEnded ended -> ends.put(ended.tid(), ended);
            case MachineEvent.HostDied dead ->
                    died =
                            expected.equals(dead.name())
                                    ? died
                                    : "host %s died, exit code %d"
                                            .formatted(dead.name(), dead.exitCode());
            case MachineEvent.HostReady _, MachineEvent.HostLeft _, MachineEvent.Note _ -> {}
        }
        notifyAll();
    }

    /// The death of this host is no reason not to wait.
    synchronized void expectDeath(String host) {
        expected = host;
    }

    /// Waits for the end of a task.
    ///
    /// @return its last line
    /// @throws RefusedException if it takes longer than `patience`, did not return, or a host died
    synchronized String lastLine(String tid, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ends.containsKey(tid)) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (!died.isEmpty()) {
                throw new RefusedException(died);
            }
            if (millis <= 0) {
                throw new RefusedException(
                        "task %s has not ended after %d s".formatted(tid, patience.toSeconds()));
            }
            wait(millis);
        }
        MachineEvent.TaskEnded end = ends.remove(tid);
        String line = lines.remove(tid);
        if (line == null) {
            throw new RefusedException(
                    "task %s ended (%s %s) and wrote nothing"
                            .formatted(tid, end.end(), end.reason()));
        }
        return line;
    }
}
