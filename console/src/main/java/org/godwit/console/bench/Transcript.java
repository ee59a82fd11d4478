package org.godwit.console.bench;

import static java.util.Objects.requireNonNull;

import org.godwit.console.client.RefusedException;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineListener;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What tasks wrote, and that they have ended. Thread-safe.
final class Transcript implements MachineListener {

    private final Map<String, Deque<String>> lines = new HashMap<>();
    private final Map<String, MachineEvent.TaskEnded> ends = new HashMap<>();
    private String died = "";
    private String expected = "";

    @Override
    public synchronized void on(MachineEvent event) {
        switch (event) {
            case MachineEvent.Output output ->
                    lines.computeIfAbsent(output.tid(), _ -> new ArrayDeque<>())
                            .addLast(output.text());
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

    /// Waits for the next line of a task.
    ///
    /// @throws RefusedException if it takes longer than `patience`, the task has ended without, or
    ///   a host died
    synchronized String nextLine(String tid, Duration patience) throws InterruptedException {
        await(tid, patience, "written", () -> lines.containsKey(tid) || ends.containsKey(tid));
        Deque<String> unread = lines.get(tid);
        if (unread == null) {
            throw wroteNothing(tid);
        }
        String line = unread.removeFirst();
        if (unread.isEmpty()) {
            lines.remove(tid);
        }
        return line;
    }

    /// Waits for the end of a task, whatever it wrote.
    ///
    /// @throws RefusedException if it takes longer than `patience`, or a host died
    synchronized void awaitEnd(String tid, Duration patience) throws InterruptedException {
        await(tid, patience, "ended", () -> ends.containsKey(tid));
        lines.remove(tid);
        ends.remove(tid);
    }

    /// Waits for the end of a task.
    ///
    /// @return its last line
    /// @throws RefusedException if it takes longer than `patience`, did not return, or a host died
    synchronized String lastLine(String tid, Duration patience) throws InterruptedException {
        await(tid, patience, "ended", () -> ends.containsKey(tid));
        Deque<String> unread = lines.remove(tid);
        if (unread == null) {
            throw wroteNothing(tid);
        }
        ends.remove(tid);
        return unread.getLast();
    }

    private void await(String tid, Duration patience, String what, BooleanSupplier happened)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!happened.getAsBoolean()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (!died.isEmpty()) {
                throw new RefusedException(died);
            }
            if (millis <= 0) {
                throw new RefusedException(
                        "task %s has not %s after %d s".formatted(tid, what, patience.toSeconds()));
            }
            wait(millis);
        }
    }

    private RefusedException wroteNothing(String tid) {
        MachineEvent.TaskEnded end = requireNonNull(ends.remove(tid));
        return new RefusedException(
                "task %s ended (%s %s) and wrote nothing".formatted(tid, end.end(), end.reason()));
    }
}
