package org.godwit.wire;

import org.godwit.message.Body;
import org.godwit.task.Tid;

import java.util.Optional;

/// What travels on the message plane between virtual processors. Every frame may be lost, repeated
/// or overtaken; the protocol in `org.godwit.processor` makes up for it.
public sealed interface Frame {

    /// The virtual processor that the frame speaks for.
    Tid source();

    /// The virtual processor it is addressed to.
    Tid destination();

    /// What its source is to be told when its destination is certain to have ended, or never was:
    /// [Gone], if the source waits for an answer.
    default Optional<Gone> answerOfTheGone() {
        return switch (this) {
            case Data _, Watch _, Notice _ -> Optional.of(new Gone(destination(), source()));
            case Ack _, WatchAck _, NoticeAck _, Gone _, Here _, NotHere _ -> Optional.empty();
        };
    }

    /// One message.
    ///
    /// @param incarnation the sender's
    /// @param sequence 1, 2, 3 ... per (source, destination)
    record Data(
            Tid source,
            int incarnation,
            Tid destination,
            long sequence,
            int tag,
            int context,
            int waitId,
            Body body)
            implements Frame {}

    /// The source has accepted every message of the destination up to and including `acceptedUpTo`.
    ///
    /// @param incarnation the acknowledging side's
    record Ack(Tid source, int incarnation, Tid destination, long acceptedUpTo) implements Frame {}

    /// The source wants to be told when the destination ends.
    ///
    /// @param watchId chosen by the source, unique among its watches for life
    record Watch(Tid source, Tid destination, long watchId) implements Frame {}

    /// The destination holds the watch: it will send a [Notice] when it ends. The reverse of
    /// [Watch].
    record WatchAck(Tid source, Tid destination, long watchId) implements Frame {}

    /// The source, which the destination watched, has ended.
    record Notice(Tid source, Tid destination, long watchId) implements Frame {}

    /// The source has accepted the notice.
    record NoticeAck(Tid source, Tid destination, long watchId) implements Frame {}

    /// The source does not exist: it never did, or it has ended. What is retained for it can be
    /// dropped.
    record Gone(Tid source, Tid destination) implements Frame {}

    /// The source runs on this host from now on (host to host; the destination is a host's tid).
    record Here(Tid source, int incarnation, Tid host, Tid destination) implements Frame {}

    /// The source is not on the host that was asked (host to host; the destination is a host's
    /// tid).
    record NotHere(Tid source, Tid host, Tid destination) implements Frame {}
}
