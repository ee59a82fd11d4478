package org.godwit.program;

import org.godwit.message.Message;

import java.util.List;

/// A program written directly as an actor: `state x message -> state`. It has a tid, exchanges
/// messages with tasks of every kind, is durable and moves between two messages, taking only its
/// state along.
///
/// Implement it in a class with a public constructor without arguments and spawn it by its name.
/// Called on one thread at a time. Must be deterministic: no clocks, no randomness, nothing shared;
/// what it does to others goes through [TaskContext].
///
/// @param <S> the state; treat it as immutable
public interface StateMachine<S> {

    /// The state before the first message.
    S begin(List<String> argv, TaskContext context);

    /// Takes one message. Return [Step#stay] with the new state, or [Step#end].
    Step<S> receive(S state, Message message, TaskContext context);

    /// The state as bytes; the reverse of [#load]. Called when the task moves or is checkpointed.
    byte[] save(S state);

    S load(byte[] bytes);
}
