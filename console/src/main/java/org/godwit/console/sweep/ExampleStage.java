package org.godwit.console.sweep;

import static java.util.Objects.requireNonNull;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineListener;
import org.godwit.console.machine.TemporaryMachine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A virtual machine of two JVMs on which examples run one after the other. Used by one thread,
/// listens on others.
final class ExampleStage implements MachineListener, AutoCloseable {

    private static final int HOSTS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private final Map<String, String> ends = new LinkedHashMap<>();
    private final String mask;
    private final TemporaryMachine machine;

    /// Blocks until the hosts are ready.
    ///
    /// @param set settings of the hosts, a line `path = value` each
    ExampleStage(String hostMain, List<String> set) throws IOException, InterruptedException {
        machine =
                new TemporaryMachine(
                        "sweep", HOSTS, System.getProperty("java.class.path"), hostMain, set, this);
        String names =
                machine.machine().hosts().stream()
                        .map(VmState.Host::name)
                        .collect(Collectors.joining("|"));
        mask = "\\b(t[0-9a-f]{5,8}|" + names + ")\\b";
    }

    @Override
    public synchronized void on(MachineEvent event) {
        switch (event) {
            case MachineEvent.Output o ->
                    lines.computeIfAbsent(o.tid(), _ -> new ArrayList<>())
                            .add(o.text().replaceAll(mask, "…"));
            case MachineEvent.TaskEnded e -> {
                ends.put(e.tid(), (e.end() + " " + e.reason()).strip());
                notifyAll();
            }
            case MachineEvent.HostDied d -> ends.put(d.name(), "died");
            case MachineEvent.HostReady _, MachineEvent.HostLeft _, MachineEvent.Note _ -> {}
        }
    }

    /// Runs an example; blocks until all of its tasks have ended.
    ///
    /// @throws RefusedException if it cannot be started, or does not end
    ExampleRun run(Example example) throws InterruptedException {
        VmClient client = machine.machine().client();
        forget();
        Map<String, Long> before = counters(client);
        String first =
                client.spawn(new VmClient.Spawn(example.name(), example.argv(), 1, "", ""))
                        .getFirst();
        awaitEnd(example, client, first);
        Map<String, Long> after = counters(client);
        after.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
        return outcome(first, after);
    }

    private synchronized void forget() {
        lines.clear();
        ends.clear();
    }

    private void awaitEnd(Example example, VmClient client, String first)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!hasEnded(first) || !client.tasks().isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new RefusedException(
                        "%s has not ended after %s: %s"
                                .formatted(example.name(), PATIENCE, client.processors()));
            }
            synchronized (this) {
                wait(LOOK_AGAIN.toMillis());
            }
        }
    }

    private synchronized boolean hasEnded(String tid) {
        return ends.containsKey(tid);
    }

    private static Map<String, Long> counters(VmClient client) {
        return client.allCounters().stream()
                .flatMap(counters -> counters.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }

    private synchronized ExampleRun outcome(String first, Map<String, Long> counted) {
        return new ExampleRun(
                Stream.concat(
                                lines.getOrDefault(first, List.of()).stream(),
                                lines.entrySet().stream()
                                        .filter(e -> !e.getKey().equals(first))
                                        .flatMap(e -> e.getValue().stream())
                                        .sorted())
                        .toList(),
                Stream.concat(
                                Stream.of(requireNonNull(ends.get(first))),
                                ends.entrySet().stream()
                                        .filter(e -> !e.getKey().equals(first))
                                        .map(Map.Entry::getValue)
                                        .sorted())
                        .toList(),
                counted.getOrDefault("captures.resumed", 0L),
                counted.getOrDefault("captures.bounced", 0L),
                counted.getOrDefault("captures.pinned", 0L));
    }

    @Override
    public void close() {
        machine.close();
    }
}
