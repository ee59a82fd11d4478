package org.godwit.persistence.bench;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

import java.util.concurrent.CompletableFuture;

/// An event-sourced entity that counts its events.
final class Counter extends EventSourcedBehavior<Counter.Command, byte[], Long> {

    sealed interface Command {}

    /// Persists events of one batch, then completes with the count.
    record Put(java.util.List<byte[]> events, CompletableFuture<Long> done) implements Command {}

    /// Completes with the count.
    record Get(CompletableFuture<Long> done) implements Command {}

    record Stop() implements Command {}

    private Counter(String id) {
        super(PersistenceId.ofUniqueId(id));
    }

    static Behavior<Command> of(String id) {
        return new Counter(id);
    }

    @Override
    public Long emptyState() {
        return 0L;
    }

    @Override
    public CommandHandler<Command, byte[], Long> commandHandler() {
        return (_, command) ->
                switch (command) {
                    case Put(var events, var done) ->
                            Effect().persist(events).thenRun(done::complete);
                    case Get(var done) -> Effect().none().thenRun(done::complete);
                    case Stop() -> Effect().stop();
                };
    }

    @Override
    public EventHandler<Long, byte[]> eventHandler() {
        return (count, _) -> count + 1;
    }
}
