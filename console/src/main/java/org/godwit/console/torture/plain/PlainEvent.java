package org.godwit.console.torture.plain;

import org.godwit.cluster.wire.Wire;

/// What senders and counters write into the journal.
sealed interface PlainEvent extends Wire {

    /// A sender sends.
    record Began() implements PlainEvent {}

    /// A sender is about to send the numbers up to this one.
    record SentUpTo(int number) implements PlainEvent {}

    /// Every counter has answered for the numbers up to this one.
    record Confirmed(int number) implements PlainEvent {}

    /// A sender sends no more.
    record Ended() implements PlainEvent {}

    /// A counter has had a number.
    record Counted(String sender, int number) implements PlainEvent {}
}
