package org.godwit.processor;

import org.godwit.message.Body;
import org.godwit.port.Signal;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

/// What the message plane brings: messages, acknowledgements, ends and questions.
final class Arrivals {

    private final Incarnation now;
    private final ProcessorState state;
    private final Ledger ledger;
    private final Ending ending;
    private final Notices notices;

    Arrivals(Incarnation now, Ending ending, Notices notices) {
        this.now = now;
        this.state = now.state;
        this.ledger = now.ledger;
        this.ending = ending;
        this.notices = notices;
    }

    Reply arrived(Frame frame) {
        if (now.phase == Phase.UNWOUND) {
            return Reply.DONE;
        }
        switch (frame) {
            case Frame.Data data -> data(data);
            case Frame.Ack ack -> acknowledged(ack.source(), ack.acceptedUpTo());
            case Frame.Gone gone -> gone(gone.source());
            case Frame.Watch watch -> ending.watchedBy(watch, now.phase);
            case Frame.WatchAck ack -> state.watches.confirmed(ack.watchId());
            case Frame.Notice notice -> notice(notice);
            case Frame.NoticeAck ack -> ending.told(ack.source(), ack.watchId());
            case Frame.Here here -> peerMoved(here.source());
            case Frame.NotHere _ -> {}
        }
        return Reply.DONE;
    }

    private void data(Frame.Data data) {
        if (now.phase == Phase.ENDING || now.phase == Phase.ENDED || now.phase == Phase.OVER) {
            ending.refuse(data.source());
            return;
        }
        if (now.phase == Phase.CLOSED) {
            return;
        }
        InStream stream = state.from(data.source());
        boolean before = stream.wasRepeated();
        if (isFull(state.queue.bytes()) && !stream.hasAccepted(data.sequence())) {
            return;
        }
        for (Frame.Data ready : stream.admit(data, mayHold())) {
            accept(stream, ready);
        }
        acknowledgeIfRepeated(stream, before);
    }

    private void acknowledgeIfRepeated(InStream stream, boolean before) {
        if (stream.wasRepeated() && !before && stream.wantsAck()) {
            acknowledge(stream);
        }
    }

    private boolean isFull(long bytes) {
        long bytesMax =
                now.crowded
                        ? Math.min(state.limits.queueBytes(), state.limits.crowdedBytes())
                        : state.limits.queueBytes();
        return state.queue.size() >= state.limits.queueMessages() || bytes >= bytesMax;
    }

    /// One that has overtaken another takes room, and does not help to get on.
    private boolean mayHold() {
        return !now.crowded && !isFull(state.heldBytes());
    }

    Reply crowded(boolean crowded) {
        now.crowded = crowded;
        if (!crowded) {
            now.wakeAnySender();
        }
        return Reply.DONE;
    }

    /// What [#data] would do with a message, before it is here.
    Reply approaching(Frame.Data head) {
        switch (now.phase) {
            case UNWOUND, CLOSED -> {
                return Reply.NOTHING;
            }
            case ENDING, ENDED, OVER -> {
                ending.refuse(head.source());
                return Reply.NOTHING;
            }
            case RUNNING, YIELDING -> {}
        }
        InStream stream = state.from(head.source());
        boolean before = stream.wasRepeated();
        if (isFull(state.queue.bytes()) && !stream.hasAccepted(head.sequence())) {
            return Reply.NOTHING;
        }
        boolean wanted = stream.wants(head.incarnation(), head.sequence(), mayHold());
        acknowledgeIfRepeated(stream, before);
        return wanted ? Reply.DONE : Reply.NOTHING;
    }

    private void accept(InStream stream, Frame.Data data) {
        Body body = Body.of(data.body().encoding(), data.body().exactBytes());
        var event =
                new ProcessorEvent.MessageAccepted(
                        data.source(),
                        data.sequence(),
                        data.tag(),
                        data.context(),
                        data.waitId(),
                        body);
        ledger.record(event);
        state.apply(event);
        ledger.whenDurable(() -> {
            stream.ackable(data.sequence());
            if (stream.owed() >= state.limits.ackEvery()) {
                acknowledge(stream);
            }
        });
        now.wakeIfMatched();
        if (data.context() == Signal.CONTEXT && now.runs()) {
            now.emit(new Effect.Signalled(data.tag()));
        }
    }

    void acknowledge(InStream stream) {
        now.emit(
                new Effect.Transmit(
                        new Frame.Ack(
                                state.spec.tid(),
                                state.incarnation,
                                stream.source,
                                stream.acknowledge())));
    }

    private void acknowledged(Tid by, long upTo) {
        OutStream stream = state.outgoing.get(by);
        if (stream != null && stream.acknowledge(upTo)) {
            now.wakeSenderTo(by);
        }
    }

    /// Whether [#gone] would change anything.
    boolean concernsEndOf(Tid peer) {
        OutStream stream = state.outgoing.get(peer);
        return (stream != null && !stream.isGone())
                || state.watches.anyOn(Watch.Kind.TASK_EXIT, peer)
                || ending.hasToTell(peer);
    }

    private void gone(Tid peer) {
        if (state.outgoing.containsKey(peer) || state.watches.anyOn(Watch.Kind.TASK_EXIT, peer)) {
            state.to(peer).destinationGone();
            now.wakeSenderTo(peer);
        }
        ending.gone(peer);
        if (now.runs()) {
            state.watches
                    .on(Watch.Kind.TASK_EXIT, peer)
                    .forEach(w -> notices.fire(w, Watches.body(w.told())));
        }
    }

    private void notice(Frame.Notice notice) {
        boolean runs = now.runs();
        if (now.phase == Phase.CLOSED || (runs && !state.watches.isKnown(notice.watchId()))) {
            return; // it will be repeated
        }
        if (runs && state.watches.isOpen(notice.watchId())) {
            Watch watch = state.watches.get(notice.watchId());
            notices.fire(watch, Watches.body(watch.told()));
        }
        ending.gone(notice.source()); // it has ended itself, and need not be told
        ledger.whenDurable(() ->
                now.emit(
                        new Effect.Transmit(
                                new Frame.NoticeAck(
                                        state.spec.tid(), notice.source(), notice.watchId()))));
    }

    Reply peerMoved(Tid peer) {
        OutStream stream = state.outgoing.get(peer);
        if (stream != null && now.phase != Phase.CLOSED && now.phase != Phase.UNWOUND) {
            now.resend(stream, true);
        }
        return Reply.DONE;
    }
}
