package org.godwit.console.machine;

import org.godwit.console.client.RefusedException;

import java.util.ArrayList;
import java.util.List;

/// Hosts that join a virtual machine at the same time.
final class JoiningHosts {

    private final Machine machine;
    private final List<RefusedException> refused = new ArrayList<>();

    private JoiningHosts(Machine machine) {
        this.machine = machine;
    }

    /// Adds hosts named by the machine and waits for all of them.
    ///
    /// @throws RefusedException if one cannot join; the others stay
    static void join(Machine machine, int count) throws InterruptedException {
        JoiningHosts hosts = new JoiningHosts(machine);
        List<Thread> joining = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            joining.add(Thread.ofVirtual().start(hosts::add));
        }
        for (Thread thread : joining) {
            thread.join();
        }
        if (!hosts.refused.isEmpty()) {
            throw hosts.refused.getFirst();
        }
    }

    private void add() {
        try {
            machine.addHost("");
        } catch (RefusedException e) {
            synchronized (refused) {
                refused.add(e);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
