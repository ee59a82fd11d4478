package org.godwit.console.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.godwit.console.client.HostLine;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmClient;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineSettings;

/// A throw-away virtual machine for a test: host JVMs with the test's own class path.
final class RealMachine implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Map<String, List<String>> output = new ConcurrentHashMap<>();
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private final Path directory;
    private final Machine machine;

    RealMachine(int hosts, String plane) throws IOException, InterruptedException {
        directory = Files.createTempDirectory("godwit-test");
        machine =
                Machine.start(
                        new MachineSettings(
                                "test" + ProcessHandle.current().pid(),
                                0,
                                directory.toString(),
                                0,
                                "embedded",
                                "",
                                plane,
                                "journaled",
                                256,
                                System.getProperty("java.class.path", ""),
                                MachineSettings.HOST_MAIN),
                        "secret",
                        this::on);
        machine.addHosts(hosts);
    }

    private void on(MachineEvent event) {
        switch (event) {
            case MachineEvent.Output o ->
                    output.computeIfAbsent(o.tid(), _ -> new CopyOnWriteArrayList<>())
                            .add(o.text());
            case MachineEvent.TaskEnded e -> ends.put(e.tid(), e.end());
            case MachineEvent.HostReady _,
                    MachineEvent.HostLeft _,
                    MachineEvent.HostDied _,
                    MachineEvent.Note _ -> {}
        }
    }

    Machine machine() {
        return machine;
    }

    VmClient client() {
        return machine.client();
    }

    String spawn(String program, String durability, String where, String... argv) {
        return client()
                .spawn(new VmClient.Spawn(program, List.of(argv), 1, where, durability))
                .getFirst();
    }

    /// Waits for a task's end and gives its output.
    List<String> outputAtEnd(String tid) {
        Awaitility.await(tid + " to end")
                .atMost(PATIENCE)
                .until(() -> ends.containsKey(tid));
        return output(tid);
    }

    String end(String tid) {
        return ends.getOrDefault(tid, "");
    }

    List<String> output(String tid) {
        return List.copyOf(output.getOrDefault(tid, List.of()));
    }

    /// Waits for a line of a running task.
    void awaitLine(String tid, String line) {
        Awaitility.await(tid + " to write '" + line + "'")
                .atMost(PATIENCE)
                .until(() -> output(tid).contains(line));
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
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
