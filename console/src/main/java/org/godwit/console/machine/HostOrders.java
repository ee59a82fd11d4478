package org.godwit.console.machine;

import org.godwit.console.client.RefusedException;

/// What hosts want of the machine process because their tasks do. Its methods block.
final class HostOrders {

    private final Machine machine;

    HostOrders(Machine machine) {
        this.machine = machine;
    }

    /// Starts a host for another one, and tells that what became of it.
    void start(HostProcess asking, HostEvent.Start wanted) {
        String refused = "";
        try {
            // the virtual machine knows of none: one of that name is on its way out
            machine.awaitEndOf(wanted.name());
            machine.addHost(wanted.name(), wanted.settings());
        } catch (RefusedException e) {
            refused = String.valueOf(e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            refused = "the machine process is ending";
        }
        asking.answer(wanted.id(), refused);
    }

    void halt() {
        machine.halt();
    }
}
