package org.godwit.console.machine;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// What all hosts of a machine use: the journal's server and the media driver.
final class SharedServices implements AutoCloseable {

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, String> hostArguments = new LinkedHashMap<>();

    private final MachineJournal journal;

    private SharedServices(MachineJournal journal) {
        this.journal = journal;
        running.push(journal);
        hostArguments.putAll(journal.hostArguments());
    }

    /// @throws RefusedException if the journal or the media driver cannot be had
    static SharedServices start(MachineSettings settings, VmDirectory directory)
            throws IOException {
        SharedServices services = new SharedServices(MachineJournal.start(settings, directory));
        try {
            services.plane(settings);
            return services;
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private void plane(MachineSettings settings) {
        if (settings.usesAeron()) {
            AeronDriver driver = AeronDriver.start(settings.vm());
            running.push(driver);
            hostArguments.put("aeron-dir", driver.directory());
        }
    }

    /// Arguments for the hosts, without dashes.
    Map<String, String> hostArguments() {
        return hostArguments;
    }

    MachineJournal journal() {
        return journal;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.getLogger("org.godwit.console.machine")
                        .log(System.Logger.Level.WARNING, "at the end of the machine", e);
            }
        }
    }
}
