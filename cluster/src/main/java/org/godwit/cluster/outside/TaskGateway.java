package org.godwit.cluster.outside;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;
import org.godwit.cluster.processor.Guest;
import org.godwit.cluster.processor.VpHost;
import org.godwit.cluster.wire.Wire;
import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The door between plain Pekko actors and tasks: an actor on every host, found through the
/// receptionist under [#KEY] by any actor of the cluster. An actor can tell a VP something, ask it,
/// or attach itself: it gets a tid of its own, to which tasks can send as to any other.
public final class TaskGateway extends AbstractBehavior<TaskGateway.Command> {

    public static final ServiceKey<Command> KEY = ServiceKey.create(Command.class, "godwit-tasks");

    /// What actors may want.
    public sealed interface Command {}

    /// Sends a message; nobody is told anything.
    public record Tell(Tid to, int tag, Body body) implements Command, Wire {}

    /// Sends a message from a tid made for this question; the first message back is the answer.
    public record Ask(Tid to, int tag, Body body, Duration within, ActorRef<Answer> replyTo)
            implements Command, Wire {}

    /// Gives `actor` a tid, answered with [Attached]; messages to that tid come as [Received]. It
    /// lasts until the actor ends.
    public record Attach(ActorRef<ToActor> actor) implements Command, Wire {}

    /// Sends from an attached actor's tid.
    public record TellFrom(Tid from, Tid to, int tag, Body body) implements Command, Wire {}

    private record Overdue(Tid guest, Tid asked, ActorRef<Answer> replyTo) implements Command {}

    private record Answered(Tid guest, Message message, ActorRef<Answer> replyTo)
            implements Command {}

    /// The answer to [Ask].
    public sealed interface Answer extends Wire {}

    public record Replied(Tid source, int tag, Body body) implements Answer {}

    /// No message came back in time.
    public record NoReply(Tid asked) implements Answer {}

    /// What an attached actor gets.
    public sealed interface ToActor extends Wire {}

    public record Attached(Tid tid) implements ToActor {}

    public record Received(Tid source, Tid destination, int tag, Body body) implements ToActor {}

    private final VpHost host;
    private final Guest teller;
    private final Map<Tid, Guest> attached = new HashMap<>();
    private final Map<ActorRef<?>, Tid> actors = new HashMap<>();
    private final Map<Tid, Guest> asking = new HashMap<>();
    private int lastNumber;

    public static Behavior<Command> create(VpHost host) {
        return Behaviors.setup(context -> {
            context.getSystem().receptionist().tell(Receptionist.register(KEY, context.getSelf()));
            return new TaskGateway(context, host);
        });
    }

    private TaskGateway(ActorContext<Command> context, VpHost host) {
        super(context);
        this.host = host;
        this.teller = new Guest(spec(), host, _ -> {});
    }

    private TaskSpec spec() {
        Tid tid = Tid.guest(host.tid().hostNumber(), ++lastNumber);
        return new TaskSpec(
                tid,
                "guest",
                List.of(),
                Optional.empty(),
                false,
                List.of(tid),
                Durability.MIGRATABLE,
                Inherited.NOTHING);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Tell.class, this::onTell)
                .onMessage(Ask.class, this::onAsk)
                .onMessage(Answered.class, this::onAnswered)
                .onMessage(Overdue.class, this::onOverdue)
                .onMessage(Attach.class, this::onAttach)
                .onMessage(TellFrom.class, this::onTellFrom)
                .onSignal(Terminated.class, this::onTerminated)
                .build();
    }

    private Behavior<Command> onTell(Tell tell) {
        teller.send(tell.to(), tell.tag(), tell.body());
        return this;
    }

    private Behavior<Command> onAsk(Ask ask) {
        TaskSpec spec = spec();
        ActorRef<Command> self = getContext().getSelf();
        Guest guest =
                new Guest(
                        spec,
                        host,
                        message -> self.tell(new Answered(spec.tid(), message, ask.replyTo())));
        asking.put(spec.tid(), guest);
        guest.send(ask.to(), ask.tag(), ask.body());
        getContext()
                .scheduleOnce(ask.within(), self, new Overdue(spec.tid(), ask.to(), ask.replyTo()));
        return this;
    }

    private Behavior<Command> onAnswered(Answered answered) {
        Guest guest = asking.remove(answered.guest());
        if (guest != null) {
            Message m = answered.message();
            answered.replyTo().tell(new Replied(m.source(), m.tag(), m.body()));
            guest.close();
        }
        return this;
    }

    private Behavior<Command> onOverdue(Overdue overdue) {
        Guest guest = asking.remove(overdue.guest());
        if (guest != null) {
            overdue.replyTo().tell(new NoReply(overdue.asked()));
            guest.close();
        }
        return this;
    }

    private Behavior<Command> onAttach(Attach attach) {
        TaskSpec spec = spec();
        ActorRef<ToActor> actor = attach.actor();
        Guest guest =
                new Guest(
                        spec,
                        host,
                        m ->
                                actor.tell(
                                        new Received(
                                                m.source(), m.destination(), m.tag(), m.body())));
        attached.put(spec.tid(), guest);
        actors.put(actor, spec.tid());
        getContext().watch(actor);
        actor.tell(new Attached(spec.tid()));
        return this;
    }

    private Behavior<Command> onTellFrom(TellFrom tell) {
        Guest guest = attached.get(tell.from());
        if (guest != null) {
            guest.send(tell.to(), tell.tag(), tell.body());
        }
        return this;
    }

    private Behavior<Command> onTerminated(Terminated ended) {
        Tid tid = actors.remove(ended.getRef());
        Guest guest = tid == null ? null : attached.remove(tid);
        if (guest != null) {
            guest.close();
        }
        return this;
    }
}
