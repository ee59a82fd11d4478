package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

import java.time.Duration;

/// Has a master as long as this host is the one to have it. A master whose write the journal
/// refuses ends, because what it believes may be wrong: another one may have written (after a
/// partition), or nobody knows whether this write is in the journal. The next one reads what is
/// there.
public final class MasterKeeper {

    private static final Duration PAUSE = Duration.ofMillis(300);

    /// Questions that wait for the next master; whoever asks more, asks again.
    private static final int STASHED_MAX = 1_000;

    private final ActorContext<MasterCommand> context;
    private final TimerScheduler<MasterCommand> timers;
    private final StashBuffer<MasterCommand> stash;
    private final Behavior<MasterCommand> master;

    /// @param master makes one, each time from scratch
    public static Behavior<MasterCommand> create(Behavior<MasterCommand> master) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers ->
                        Behaviors.withStash(
                                STASHED_MAX,
                                stash ->
                                        new MasterKeeper(context, timers, stash, master).begin())));
    }

    private MasterKeeper(
            ActorContext<MasterCommand> context,
            TimerScheduler<MasterCommand> timers,
            StashBuffer<MasterCommand> stash,
            Behavior<MasterCommand> master) {
        this.context = context;
        this.timers = timers;
        this.stash = stash;
        this.master = master;
    }

    private Behavior<MasterCommand> begin() {
        ActorRef<MasterCommand> child = context.spawnAnonymous(master);
        context.watch(child);
        return stash.unstashAll(
                Behaviors.receive(MasterCommand.class)
                        .onAnyMessage(command -> {
                            child.tell(command);
                            return Behaviors.same();
                        })
                        .onSignal(Terminated.class, _ -> pause())
                        .build());
    }

    private Behavior<MasterCommand> pause() {
        context.getLog().warn("the master has ended; another one begins");
        timers.startSingleTimer(new MasterCommand.Beat(), PAUSE);
        return Behaviors.receive(MasterCommand.class)
                .onMessage(MasterCommand.Beat.class, _ -> begin())
                .onAnyMessage(command -> {
                    if (!stash.isFull()) {
                        stash.stash(command);
                    }
                    return Behaviors.same();
                })
                .build();
    }
}
