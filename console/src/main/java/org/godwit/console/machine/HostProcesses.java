package org.godwit.console.machine;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The host processes of a machine, by name. Thread-safe.
final class HostProcesses {

    private final HostCommand command;
    private final Map<String, String> secrets;
    private final VmDirectory directory;
    private final HostProcess.Watcher watcher;
    private final Map<String, HostProcess> byName = new LinkedHashMap<>();
    private boolean closed;

    /// @param secrets environment variables of each
    /// @param directory takes their logs
    HostProcesses(
            HostCommand command,
            Map<String, String> secrets,
            VmDirectory directory,
            HostProcess.Watcher watcher) {
        this.command = command;
        this.secrets = Map.copyOf(secrets);
        this.directory = directory;
        this.watcher = watcher;
    }

    /// Starts one that joins the others, or is the first if none of them is ready.
    ///
    /// @param settings of this host, a line `path = value` each
    /// @throws RefusedException if it cannot be started, or its name is taken
    synchronized HostProcess launch(String name, List<String> settings) {
        if (closed) {
            throw new RefusedException("the virtual machine is being halted");
        }
        if (byName.containsKey(name)) {
            throw new RefusedException(
                    "there is a host named '%s' already; take another name than %s"
                            .formatted(name, String.join(", ", byName.keySet())));
        }
        int port = freePort();
        String seed =
                ready().stream()
                        .findFirst()
                        .map(HostProcess::seed)
                        .orElseGet(() -> command.address(port));
        HostProcess host =
                HostProcess.start(
                        name,
                        command.of(name, port, seed, settings),
                        secrets,
                        directory.hostLog(name),
                        watcher);
        byName.put(name, host);
        return host;
    }

    private static int freePort() {
        try {
            return HostCommand.freePort();
        } catch (IOException e) {
            throw new RefusedException("no free port for a host: " + e.getMessage(), e);
        }
    }

    synchronized void forget(HostProcess host) {
        byName.remove(host.name(), host);
    }

    synchronized List<HostProcess> all() {
        return List.copyOf(byName.values());
    }

    /// Those that can take work.
    List<HostProcess> ready() {
        return all().stream().filter(HostProcess::isReady).toList();
    }

    synchronized Optional<HostProcess> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// Waits until each that is on its way is ready or has given up, for this long at the most.
    void awaitJoining(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (HostProcess host : all()) {
            host.awaitDecision(Duration.ofNanos(deadline - System.nanoTime()));
        }
    }

    /// No more are started.
    ///
    /// @return those that there are
    synchronized List<HostProcess> close() {
        closed = true;
        return all();
    }
}
