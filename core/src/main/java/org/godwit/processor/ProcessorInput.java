package org.godwit.processor;

import org.godwit.message.Body;
import org.godwit.port.Printed;
import org.godwit.queue.Selector;
import org.godwit.task.TaskEnd;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.util.List;

/// Everything that can happen to a virtual processor.
public sealed interface ProcessorInput {

    /// Calls of the program, made on the task's thread. While the answer is [Reply.Wait] or
    /// [Reply.Held] the thread waits for [Effect.WakeTask] and makes the same call again.
    sealed interface Call extends ProcessorInput {}

    record Send(Tid destination, int tag, int context, int waitId, Body body) implements Call {}

    /// @param savable the program is between two messages and could save its state here
    record Receive(Selector selector, boolean savable) implements Call {}

    /// A receive that does not wait.
    record Take(Selector selector) implements Call {}

    /// A receive that waits for a time; `expired` says that the time is over.
    record TakeWithin(Selector selector, boolean expired) implements Call {}

    record Probe(Selector selector) implements Call {}

    /// Asks for the journaled outcome of a call; [Reply.Live] if it must be made in earnest.
    record Recall(OutcomeKind kind) implements Call {}

    /// The outcome of a call that was made in earnest.
    record Record(OutcomeKind kind, byte[] result) implements Call {}

    record NotifyTaskExit(Tid subject, int tag, int context) implements Call {}

    record NotifyHostDelete(Tid host, int asked, int tag, int context, boolean present)
            implements Call {}

    record NotifyHostAdd(int tag, int context, int count) implements Call {}

    record CancelNotify(Tid subject, int tag, int context) implements Call {}

    record Print(Printed printed) implements Call {

        /// A whole line of its standard output.
        public Print(String line) {
            this(Printed.line(line));
        }
    }

    /// The program is where its state can be saved; it wants nothing.
    record YieldPoint() implements Call {}

    /// The state that [Reply.SaveState] asked for cannot be had here; it is asked for again at a
    /// later yield point.
    record StateUnavailable() implements Call {}

    /// A part of a state that is too large for one event: the `index`th, from 0. What follows is
    /// told in the same way, the last of it by [StateSaved].
    record StatePart(int index, byte[] bytes) implements Call {}

    /// The program's state, asked for by [Reply.SaveState].
    ///
    /// @param state what follows the parts
    /// @param parts how many were told
    record StateSaved(byte[] state, int parts) implements Call {}

    /// The program is over.
    record Finished(TaskEnd end, int status, String reason) implements ProcessorInput {

        /// With the status that such an end has.
        public Finished(TaskEnd end, String reason) {
            this(end, end.status(), reason);
        }
    }

    /// A frame of the message plane.
    record Arrived(Frame frame) implements ProcessorInput {}

    /// The first `count` events that this incarnation asked to persist are in the journal.
    record Persisted(long count) implements ProcessorInput {}

    /// Time has come to this point.
    record Tick(long nanos) implements ProcessorInput {}

    /// `peer` has a new place: what it has not acknowledged should be sent again now.
    record PeerMoved(Tid peer) implements ProcessorInput {}

    /// The hosts of the virtual machine are now these (at the start, and whenever that changes).
    record HostsAre(List<Tid> present) implements ProcessorInput {}

    /// The host has no memory left for messages to speak of, or has again: until then what is not
    /// needed to get on is not accepted, and sends wait.
    record Crowded(boolean crowded) implements ProcessorInput {}

    /// A message so long that it comes in parts begins to come. Answered by [Reply.Done] if it is
    /// wanted, by [Reply.Nothing] if it would only be dropped.
    record Approaching(Frame.Data head) implements ProcessorInput {}

    /// A move is ordered: stop at the next yield point and close.
    record Prepare() implements ProcessorInput {}

    /// The move is given up: go on here.
    record Abort() implements ProcessorInput {}

    /// The closed incarnation is over; its thread is to end.
    record Unwind() implements ProcessorInput {}

    /// End the task. While it is closed for a move this waits for [Abort]; if it moves instead,
    /// whoever wants it killed has to say so to the next incarnation.
    record Kill() implements ProcessorInput {}
}
