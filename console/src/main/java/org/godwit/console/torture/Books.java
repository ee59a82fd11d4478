package org.godwit.console.torture;

import org.godwit.console.client.RefusedException;
import org.godwit.console.machine.Machine;

import java.util.Map;
import java.util.TreeMap;

/// What the hosts have counted, those that are gone included, as they were last asked. Thread-safe.
final class Books {

    private final Map<String, Map<String, Long>> byHost = new TreeMap<>();

    /// Asks all hosts. May block as long as one of them is stopped.
    void ask(Machine machine) {
        Map<String, Map<String, Long>> now;
        try {
            now = machine.client().countersByHost();
        } catch (RefusedException _) {
            return; // one that was asked does not answer; next time
        }
        synchronized (this) {
            byHost.putAll(now);
        }
    }

    /// The sums, by name.
    synchronized Map<String, Long> sums() {
        Map<String, Long> sums = new TreeMap<>();
        byHost.values().forEach(host -> host.forEach((name, n) -> sums.merge(name, n, Long::sum)));
        return sums;
    }
}
