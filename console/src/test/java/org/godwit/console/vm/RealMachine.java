package org.godwit.console.vm;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.godwit.console.client.HostLine;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmClient;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineSettings;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A throw-away virtual machine for a test: host JVMs with the test's own class path. The hosts'
/// logs stay in `target/vm`.
final class RealMachine implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Map<String, List<String>> output = new ConcurrentHashMap<>();
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<String> left = new CopyOnWriteArrayList<>();
    private final Path directory;
    private final Machine machine;

    RealMachine(int hosts, String plane) throws IOException, InterruptedException {
        this(hosts, plane, List.of());
    }

    /// @param set settings of the hosts, a line `path = value` each
    /// @param further folders on the hosts' class path
    RealMachine(int hosts, String plane, List<String> set, Path... further)
            throws IOException, InterruptedException {
        this("embedded", hosts, plane, set, further);
    }

    /// @param journal the profile; what `postgresql` needs is in `set`
    RealMachine(String journal, int hosts, String plane, List<String> set, Path... further)
            throws IOException, InterruptedException {
        String classPath =
                Stream.concat(
                                Stream.of(System.getProperty("java.class.path", "")),
                                Arrays.stream(further).map(Path::toString))
                        .collect(Collectors.joining(File.pathSeparator));
        directory = Files.createTempDirectory(Files.createDirectories(Path.of("target/vm")), "vm");
        machine =
                Machine.start(
                        new MachineSettings(
                                        "test" + ProcessHandle.current().pid(),
                                        0,
                                        directory.toString(),
                                        0,
                                        journal,
                                        "",
                                        plane,
                                        "journaled",
                                        256,
                                        classPath,
                                        MachineSettings.HOST_MAIN)
                                .with(
                                        Stream.concat(
                                                        Stream.of("godwit.host.rehearsals = 1"),
                                                        set.stream())
                                                .toList()),
                        "secret",
                        this::on);
        machine.addHosts(hosts);
    }

    /// The directory of the journal.
    Path journal() {
        return directory.resolve("journal");
    }

    private void on(MachineEvent event) {
        switch (event) {
            case MachineEvent.Output o ->
                    output.computeIfAbsent(o.tid(), _ -> new CopyOnWriteArrayList<>())
                            .add(o.text());
            case MachineEvent.TaskEnded e -> ends.put(e.tid(), e.end());
            case MachineEvent.HostLeft l -> left.add(l.name());
            case MachineEvent.Note n -> notes.add(n.text());
            case MachineEvent.HostReady _, MachineEvent.HostDied _ -> {}
        }
    }

    /// What hosts and machine process noted.
    List<String> notes() {
        return List.copyOf(notes);
    }

    /// The hosts that have left in good order.
    List<String> left() {
        return List.copyOf(left);
    }

    Machine machine() {
        return machine;
    }

    VmClient client() {
        return machine.client();
    }

    String spawn(String program, String durability, String where, String... argv) {
        return client().spawn(new VmClient.Spawn(program, List.of(argv), 1, where, durability))
                .getFirst();
    }

    /// Waits for a task's end and gives its output.
    List<String> outputAtEnd(String tid) {
        await(tid + " to end", () -> ends.containsKey(tid));
        return output(tid);
    }

    /// Waits; if that is in vain, says what every virtual processor does.
    void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(what).atMost(PATIENCE).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "no %s within %s; %s; tasks %s; %s"
                            .formatted(
                                    what,
                                    PATIENCE,
                                    client().hosts(),
                                    client().tasks(),
                                    String.join("\n", client().processors().values())),
                    e);
        }
    }

    String end(String tid) {
        return ends.getOrDefault(tid, "");
    }

    List<String> output(String tid) {
        return List.copyOf(output.getOrDefault(tid, List.of()));
    }

    /// Waits for a line of a running task.
    void awaitLine(String tid, String line) {
        await(tid + " to write '" + line + "'", () -> output(tid).contains(line));
    }

    Optional<TaskLine> task(String tid) {
        return client().tasks().stream().filter(t -> t.tid().equals(tid)).findFirst();
    }

    List<String> hostNames() {
        return client().hosts().stream().map(HostLine::name).toList();
    }

    @Override
    public void close() throws IOException {
        machine.close();
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".log")) {
                    Files.delete(file);
                }
            }
        }
    }
}
