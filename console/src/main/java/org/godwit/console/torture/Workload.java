package org.godwit.console.torture;

import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineEvent;

import java.util.List;

/// What is kept going while a nemesis is at work. Thread-safe.
public interface Workload {

    /// What became of numbered messages.
    ///
    /// @param delivered different ones
    record Counted(long sent, long delivered, long lost, long duplicated, long reordered) {}

    void printed(MachineEvent.Output output);

    void ended(MachineEvent.TaskEnded ended);

    /// Starts it on a whole machine.
    void begin(Machine machine) throws InterruptedException;

    /// Replaces what has ended.
    void refill(Machine machine);

    /// Stops it, waits for its end; the promises that did not hold.
    List<String> finish(Machine machine) throws InterruptedException;

    /// After the end.
    Counted counted();

    /// After the end: tasks that ended with what they should.
    int right();

    /// After the end: tasks that should have ended and have not.
    int stuck();
}
