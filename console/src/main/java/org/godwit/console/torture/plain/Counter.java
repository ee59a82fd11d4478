package org.godwit.console.torture.plain;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.godwit.cluster.wire.Wire;

import java.util.Map;
import java.util.TreeMap;

/// Keeps a [Tally] per sender, in the journal.
final class Counter extends EventSourcedBehavior<PlainMessage, PlainEvent, Counter.Tallies> {

    /// @param bySender what each has sent
    record Tallies(Map<String, Tally> bySender) implements Wire {
        Tallies with(PlainEvent.Counted counted) {
            Map<String, Tally> next = new TreeMap<>(bySender);
            next.put(
                    counted.sender(),
                    next.getOrDefault(counted.sender(), Tally.NOTHING).with(counted.number()));
            return new Tallies(next);
        }
    }

    private Counter(String id) {
        super(PersistenceId.of("plain", id), PlainSettings.onPersistFailure());
    }

    static Behavior<PlainMessage> create(String id) {
        return Behaviors.setup(_ -> new Counter(id));
    }

    @Override
    public Tallies emptyState() {
        return new Tallies(Map.of());
    }

    @Override
    public CommandHandler<PlainMessage, PlainEvent, Tallies> commandHandler() {
        return this::onMessage;
    }

    private Effect<PlainEvent, Tallies> onMessage(Tallies now, PlainMessage message) {
        return switch (message) {
            case PlainMessage.Told t ->
                    Effect().persist(new PlainEvent.Counted(t.sender(), t.number()));
            case PlainMessage.Asked a ->
                    Effect()
                            .persist(new PlainEvent.Counted(a.sender(), a.number()))
                            .thenRun(_ -> a.replyTo().tell(new PlainMessage.Done()));
            case PlainMessage.Query q -> {
                q.replyTo().tell(new Standing(0, true, now.bySender()));
                yield Effect().none();
            }
            case PlainMessage.Stop _ -> Effect().stop();
            case PlainMessage.Begin _,
                    PlainMessage.End _,
                    PlainMessage.Next _,
                    PlainMessage.Answered _ ->
                    Effect().unhandled();
        };
    }

    @Override
    public EventHandler<Tallies, PlainEvent> eventHandler() {
        return (before, event) ->
                switch (event) {
                    case PlainEvent.Counted counted -> before.with(counted);
                    case PlainEvent.Began _,
                            PlainEvent.SentUpTo _,
                            PlainEvent.Confirmed _,
                            PlainEvent.Ended _ ->
                            before;
                };
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return PlainSettings.retention();
    }
}
