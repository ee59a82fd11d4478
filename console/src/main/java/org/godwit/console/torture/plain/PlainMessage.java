package org.godwit.console.torture.plain;

import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.cluster.wire.Wire;

/// What senders and counters are told.
sealed interface PlainMessage {

    /// A number, and nobody waits for an answer.
    record Told(String sender, int number) implements PlainMessage, Wire {}

    /// A number; the answer comes when it has been counted, durably.
    record Asked(String sender, int number, ActorRef<Done> replyTo) implements PlainMessage, Wire {}

    /// Send from now on.
    record Begin(ActorRef<Done> replyTo) implements PlainMessage, Wire {}

    /// Send no more.
    record End(ActorRef<Done> replyTo) implements PlainMessage, Wire {}

    /// How do things stand?
    record Query(ActorRef<Standing> replyTo) implements PlainMessage, Wire {}

    /// To itself: the next number, or the next ten.
    record Next() implements PlainMessage {}

    /// To itself: what became of an [Asked].
    record Answered(Parcel parcel, boolean done) implements PlainMessage {}

    /// The host lets it go.
    record Stop() implements PlainMessage, Wire {}

    /// A number for a counter.
    record Parcel(String counter, int number) {}

    /// It is so.
    record Done() implements Wire {}
}
