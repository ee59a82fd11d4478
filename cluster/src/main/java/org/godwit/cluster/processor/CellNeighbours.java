package org.godwit.cluster.processor;

import org.godwit.port.Printed;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

/// What a cell needs of its host.
public interface CellNeighbours {

    /// Hands a frame to its destination: directly to a cell of this host, else to the message
    /// plane. May lose it. Waits for the plane only when called on a task's thread.
    void transmit(Frame frame);

    /// A line of a task's output.
    void output(Tid tid, long number, Printed line);

    /// So many messages were sent again.
    void repeated(long messages);

    /// The messages that a cell of this host keeps take so many bytes more, or less.
    void held(long more);

    /// Whether the cell wants ticks.
    void ticking(ProcessorCell cell, boolean wanted);
}
