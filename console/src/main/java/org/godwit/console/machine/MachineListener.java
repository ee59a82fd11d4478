package org.godwit.console.machine;

/// Told what happens on a machine, one event at a time, on threads of the machine. Must not block,
/// must not throw and must not call the machine.
@FunctionalInterface
public interface MachineListener {

    void on(MachineEvent event);
}
