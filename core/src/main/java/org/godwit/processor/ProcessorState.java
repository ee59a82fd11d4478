package org.godwit.processor;

import org.godwit.message.Message;
import org.godwit.queue.MessageQueue;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a virtual processor is made of, and how journal events make it.
final class ProcessorState {

    final ProcessorLimits limits;
    final MessageQueue queue = new MessageQueue();
    final Map<Tid, InStream> incoming = new HashMap<>();
    final Map<Tid, OutStream> outgoing = new LinkedHashMap<>();
    final Map<ProcessorEvent.WatcherAdded, Boolean> watchers = new LinkedHashMap<>();
    final Watches watches = new Watches();
    final Replay replay = new Replay();
    final StreamTally streams = new StreamTally();
    final TaskSpec spec;
    int incarnation;
    long arrivals;
    long calls;
    long lines;
    long now;

    ProcessorState(TaskSpec spec, ProcessorLimits limits) {
        this.spec = spec;
        this.limits = limits;
    }

    InStream from(Tid source) {
        return incoming.computeIfAbsent(source, s -> incoming(s, 0));
    }

    private InStream incoming(Tid source, long accepted) {
        return new InStream(source, limits.earlyMessages(), accepted, streams);
    }

    /// What it keeps of messages: those it has not taken, those that have come early, and those
    /// that are not acknowledged.
    long heldBytes() {
        return queue.bytes() + streams.heldBytes();
    }

    /// Known to have ended.
    boolean isGone(Tid peer) {
        OutStream stream = outgoing.get(peer);
        return stream != null && stream.isGone();
    }

    OutStream to(Tid destination) {
        return outgoing.computeIfAbsent(destination, d -> new OutStream(d, streams));
    }

    /// A message joins the queue: the state change of [ProcessorEvent.MessageAccepted].
    void apply(ProcessorEvent.MessageAccepted event) {
        from(event.source()).accepted(event.sequence());
        enqueue(
                new Message(
                        event.source(),
                        spec.tid(),
                        event.tag(),
                        event.context(),
                        event.waitId(),
                        event.body()));
    }

    /// A notice joins the queue: the state change of [ProcessorEvent.NoticeAccepted].
    void apply(ProcessorEvent.NoticeAccepted event) {
        watches.journaled(event.watchId());
        enqueue(new Message(Tid.DAEMON, spec.tid(), event.tag(), event.context(), 0, event.body()));
    }

    private void enqueue(Message message) {
        queue.append(++arrivals, message);
    }

    ProcessorImage image(ProcessorInput.StateSaved saved) {
        return new ProcessorImage(
                spec,
                incarnation,
                saved.parts(),
                saved.state(),
                calls,
                lines,
                arrivals,
                watches.nextId(),
                queue.snapshot(),
                incoming.values().stream()
                        .map(s -> new ProcessorEvent.Position(s.source, s.accepted()))
                        .toList(),
                outgoing.values().stream().filter(s -> !s.isGone()).map(OutStream::image).toList(),
                watches.snapshot(),
                List.copyOf(watchers.keySet()));
    }

    /// Into a state that nothing has come to yet but the numbers of incarnations.
    void restore(ProcessorImage image) {
        incarnation = Math.max(incarnation, image.incarnation());
        calls = image.calls();
        lines = image.lines();
        arrivals = image.arrivals();
        image.queue().forEach(e -> queue.append(e.arrival(), e.message()));
        for (ProcessorEvent.Position at : image.accepted()) {
            incoming.put(at.peer(), incoming(at.peer(), at.sequence()));
        }
        image.outgoing()
                .forEach(o -> outgoing.put(o.destination(), OutStream.restored(o, streams)));
        image.watchers().forEach(w -> watchers.put(w, false));
        watches.restore(image.watches(), image.nextWatchId());
    }

    List<ProcessorEvent.Position> acknowledgedPositions() {
        return outgoing.values().stream()
                .filter(s -> s.acknowledged() > 0)
                .map(s -> new ProcessorEvent.Position(s.destination, s.acknowledged()))
                .toList();
    }
}
