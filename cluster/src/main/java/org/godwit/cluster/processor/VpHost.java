package org.godwit.cluster.processor;

import org.godwit.cluster.execution.Programs;
import org.godwit.processor.Effect;
import org.godwit.processor.ProcessorLimits;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// What a virtual processor's actor needs of the host it is on.
public interface VpHost extends CellNeighbours {

    Tid tid();

    Programs programs();

    ProcessorLimits processorLimits();

    MoveLimits moveLimits();

    ForcedCaptures forcedCaptures();

    JournalHints journalHints();

    MoveStops moveStops();

    List<Tid> hostTids();

    /// What its task asks of the virtual machine.
    MachineServices services();

    /// Any thread.
    void count(Count count, long number);

    /// From now on the cell gets what is sent to its tid on this host.
    void add(ProcessorCell cell);

    void remove(ProcessorCell cell);

    /// A frame has come for a VP of this host. False if it is not here.
    boolean arrived(Frame frame);

    /// Tells all hosts that the VP runs here.
    void announce(Tid tid, int incarnation);

    /// What the master knows of a tid; empty: there is no such task.
    CompletionStage<Optional<TaskSpec>> specOf(Tid tid);

    /// Tells the master that a VP's actor has stopped of itself, and somebody has to bring it back.
    void reportFallen(Tid tid, int incarnation);

    /// Tells the master that a task is over; it may be told again.
    void reportOver(Tid tid, Effect.Over over);
}
