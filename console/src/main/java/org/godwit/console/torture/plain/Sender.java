package org.godwit.console.torture.plain;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.godwit.cluster.wire.Wire;
import org.godwit.console.torture.plain.PlainMessage.Parcel;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Sends its numbers to every counter of its family, ten at a time. It writes down that it sends a
/// number before it does: a number that only a crash kept from leaving counts as sent. If it asks,
/// it goes on when all ten have been answered, and after a crash or a move asks again for those of
/// which it has not written down that they were.
final class Sender extends EventSourcedBehavior<PlainMessage, PlainEvent, Sender.Progress> {

    private static final int AT_A_TIME = 10;

    /// @param sending whether it is to send
    /// @param sent up to which number
    /// @param confirmed up to which number all have been answered
    record Progress(boolean sending, int sent, int confirmed) implements Wire {}

    private final String id;
    private final Sending means;
    private final Duration pause;
    private final List<String> counters;
    private final ActorContext<PlainMessage> context;
    private final TimerScheduler<PlainMessage> timers;
    private final ClusterSharding sharding;
    private final Set<Parcel> unanswered = new HashSet<>();

    private Sender(
            String id,
            PlainSettings settings,
            ActorContext<PlainMessage> context,
            TimerScheduler<PlainMessage> timers) {
        super(PersistenceId.of("plain", id), PlainSettings.onPersistFailure());
        this.id = id;
        this.means = settings.sending();
        this.pause = settings.pause();
        this.counters = settings.cast().countersOf(id);
        this.context = context;
        this.timers = timers;
        this.sharding = ClusterSharding.get(context.getSystem());
    }

    static Behavior<PlainMessage> create(String id, PlainSettings settings) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new Sender(id, settings, context, timers)));
    }

    @Override
    public Progress emptyState() {
        return new Progress(false, 0, 0);
    }

    @Override
    public CommandHandler<PlainMessage, PlainEvent, Progress> commandHandler() {
        return this::onMessage;
    }

    private Effect<PlainEvent, Progress> onMessage(Progress now, PlainMessage message) {
        return switch (message) {
            case PlainMessage.Begin b when now.sending() -> {
                b.replyTo().tell(new PlainMessage.Done());
                yield Effect().none();
            }
            case PlainMessage.Begin b ->
                    Effect()
                            .persist(new PlainEvent.Began())
                            .thenRun(_ -> {
                                b.replyTo().tell(new PlainMessage.Done());
                                context.getSelf().tell(new PlainMessage.Next());
                            });
            case PlainMessage.End e ->
                    Effect()
                            .persist(new PlainEvent.Ended())
                            .thenRun(_ -> e.replyTo().tell(new PlainMessage.Done()));
            case PlainMessage.Next _ -> onNext(now);
            case PlainMessage.Answered a -> onAnswered(now, a);
            case PlainMessage.Query q -> {
                q.replyTo().tell(new Standing(now.sent(), isOver(now), java.util.Map.of()));
                yield Effect().none();
            }
            case PlainMessage.Stop _ -> Effect().stop();
            case PlainMessage.Told _, PlainMessage.Asked _ -> Effect().unhandled();
        };
    }

    private boolean isOver(Progress now) {
        return !now.sending() && (means == Sending.TELL || now.confirmed() == now.sent());
    }

    private Effect<PlainEvent, Progress> onNext(Progress now) {
        if (!now.sending() || !unanswered.isEmpty()) {
            return Effect().none();
        }
        return switch (means) {
            case TELL ->
                    Effect()
                            .persist(new PlainEvent.SentUpTo(now.sent() + 1))
                            .thenRun(this::tellCounters);
            case ASK ->
                    Effect()
                            .persist(new PlainEvent.SentUpTo(now.sent() + AT_A_TIME))
                            .thenRun(this::askCounters);
        };
    }

    private void tellCounters(Progress now) {
        for (String counter : counters) {
            ref(counter).tell(new PlainMessage.Told(id, now.sent()));
        }
        if (now.sent() % AT_A_TIME == 0) {
            pause();
        } else {
            context.getSelf().tell(new PlainMessage.Next());
        }
    }

    private void askCounters(Progress now) {
        for (int number = now.confirmed() + 1; number <= now.sent(); number++) {
            for (String counter : counters) {
                Parcel parcel = new Parcel(counter, number);
                unanswered.add(parcel);
                ask(parcel);
            }
        }
    }

    private void ask(Parcel parcel) {
        context.pipeToSelf(
                ref(parcel.counter())
                        .<PlainMessage.Done>ask(
                                to -> new PlainMessage.Asked(id, parcel.number(), to),
                                PlainSettings.ASK_PATIENCE),
                (_, failure) -> new PlainMessage.Answered(parcel, failure == null));
    }

    private Effect<PlainEvent, Progress> onAnswered(Progress now, PlainMessage.Answered answered) {
        if (!answered.done()) {
            if (unanswered.contains(answered.parcel())) {
                ask(answered.parcel());
            }
            return Effect().none();
        }
        boolean last = unanswered.remove(answered.parcel()) && unanswered.isEmpty();
        return last
                ? Effect().persist(new PlainEvent.Confirmed(now.sent())).thenRun(this::pause)
                : Effect().none();
    }

    private void pause() {
        timers.startSingleTimer(new PlainMessage.Next(), pause);
    }

    private EntityRef<PlainMessage> ref(String counter) {
        return sharding.entityRefFor(PlainHost.KEY, counter);
    }

    @Override
    public SignalHandler<Progress> signalHandler() {
        return newSignalHandlerBuilder().onSignal(RecoveryCompleted.instance(), this::goOn).build();
    }

    private void goOn(Progress now) {
        unanswered.clear();
        if (means == Sending.ASK && now.confirmed() < now.sent()) {
            askCounters(now);
        } else if (now.sending()) {
            pause();
        }
    }

    @Override
    public EventHandler<Progress, PlainEvent> eventHandler() {
        return (before, event) ->
                switch (event) {
                    case PlainEvent.Began _ ->
                            new Progress(true, before.sent(), before.confirmed());
                    case PlainEvent.SentUpTo s ->
                            new Progress(before.sending(), s.number(), before.confirmed());
                    case PlainEvent.Confirmed c ->
                            new Progress(before.sending(), before.sent(), c.number());
                    case PlainEvent.Ended _ ->
                            new Progress(false, before.sent(), before.confirmed());
                    case PlainEvent.Counted _ -> before;
                };
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return PlainSettings.retention();
    }
}
