package org.godwit.processor;

import org.godwit.message.Message;
import org.godwit.queue.MessageQueue;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.List;

/// Everything a virtual processor takes along when its program can save its own state.
///
/// @param spec what runs
/// @param incarnation the one that saved it
/// @param parts how many [ProcessorEvent.StatePart]s, the last ones before it, come before
///   `program`
/// @param program the program's state, in its own form
/// @param arrivals how many messages were ever accepted
/// @param accepted how far each source's messages were accepted
/// @param outgoing what each destination has still to acknowledge
/// @param watches the notices it waits for
/// @param watchers who waits for its end
public record ProcessorImage(
        TaskSpec spec,
        int incarnation,
        int parts,
        byte[] program,
        long calls,
        long lines,
        long arrivals,
        long nextWatchId,
        List<MessageQueue.Entry> queue,
        List<ProcessorEvent.Position> accepted,
        List<Outgoing> outgoing,
        List<Watch> watches,
        List<ProcessorEvent.WatcherAdded> watchers) {

    /// @param next the next sequence number
    public record Outgoing(
            Tid destination, long next, long acknowledged, List<Retained> retained) {}

    /// A message that is kept until it is acknowledged.
    public record Retained(long sequence, Message message) {}
}
