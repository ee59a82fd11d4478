package org.godwit.cluster.host;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.godwit.cluster.master.HostCommand;
import org.godwit.cluster.master.Region;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Gives what the master says of moves to the relay of each, which is made with the first of it.
final class MoveRelays extends AbstractBehavior<MoveRelays.Message> {

    sealed interface Message {}

    /// From the master.
    record Ordered(HostCommand.OfMove command) implements Message {}

    private record Ended(long moveId) implements Message {}

    private final Region region;
    private final Duration idle;
    private final Map<Long, ActorRef<MoveRelay.Message>> relays = new HashMap<>();

    /// @param region by which tasks are told
    /// @param idle after which nothing more will come of a move
    static Behavior<Message> create(Region region, Duration idle) {
        return Behaviors.setup(context -> new MoveRelays(context, region, idle));
    }

    private MoveRelays(ActorContext<Message> context, Region region, Duration idle) {
        super(context);
        this.region = region;
        this.idle = idle;
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Ordered.class, m -> onOrdered(m.command()))
                .onMessage(Ended.class, m -> onEnded(m.moveId()))
                .build();
    }

    private Behavior<Message> onOrdered(HostCommand.OfMove command) {
        relays.computeIfAbsent(command.moveId(), this::relay).tell(new MoveRelay.Ordered(command));
        return this;
    }

    private ActorRef<MoveRelay.Message> relay(long moveId) {
        ActorRef<MoveRelay.Message> relay =
                getContext().spawnAnonymous(MoveRelay.create(region, idle));
        getContext().watchWith(relay, new Ended(moveId));
        return relay;
    }

    private Behavior<Message> onEnded(long moveId) {
        relays.remove(moveId);
        return this;
    }
}
