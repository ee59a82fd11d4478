package org.godwit.cluster.host;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.cluster.processor.ProcessorCommand.Report;
import org.godwit.cluster.processor.VirtualProcessor;
import org.godwit.cluster.processor.VpHost;
import org.godwit.port.CurrentTask;
import org.godwit.port.Program;
import org.godwit.queue.Selector;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Before a host says that it is ready it plays through what a move asks of it: a task is captured
/// or closed, its VP stopped and recovered from the journal, a few times. What is run first is
/// loaded and compiled first: the first recovery in a JVM takes some hundred milliseconds, a later
/// one some ten (docs/decisions/0016-rehearsal-and-reading-ahead.md).
final class Rehearsal extends AbstractBehavior<Rehearsal.Message> {

    sealed interface Message {}

    private record Reported(Report report) implements Message {}

    private record Overdue() implements Message {}

    private static final int NONE = 0;

    /// The program that is rehearsed with.
    static final String PROGRAM = "rehearsal";

    private final VpHost stage;
    private final TaskSpec spec;
    private final IntConsumer ended;
    private final int rounds;
    private final Map<String, String> codes;
    private final ActorRef<Report> reports;
    private ActorRef<ProcessorCommand> player;
    private int played;
    private long moveId;
    private int rehearsed;

    /// What [#PROGRAM] is where there is no other: it waits.
    static Program waits() {
        return new Program.Blocking(_ -> CurrentTask.port().orElseThrow().receive(Selector.ANY));
    }

    /// @param stage where nothing else plays, so that nobody sees it
    /// @param tid nobody else's
    /// @param rounds how often, at least once
    /// @param deadline after which it ends in any case
    /// @param ended is told once, from the actor, how many moves were played
    static Behavior<Message> create(
            VpHost stage, Tid tid, int rounds, Duration deadline, IntConsumer ended) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers ->
                        new Rehearsal(context, timers, stage, tid, rounds, deadline, ended)));
    }

    private Rehearsal(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            VpHost stage,
            Tid tid,
            int rounds,
            Duration deadline,
            IntConsumer ended) {
        super(context);
        this.stage = stage;
        this.rounds = rounds;
        this.ended = ended;
        this.codes = stage.programs().codes(List.of(PROGRAM));
        this.spec =
                new TaskSpec(
                        tid,
                        PROGRAM,
                        List.of(),
                        Optional.empty(),
                        false,
                        List.of(tid),
                        Durability.JOURNALED,
                        Inherited.NOTHING);
        this.reports = context.messageAdapter(Report.class, Reported::new);
        this.player = play();
        timers.startSingleTimer(new Overdue(), deadline);
    }

    private ActorRef<ProcessorCommand> play() {
        ActorRef<ProcessorCommand> begun =
                getContext().spawnAnonymous(VirtualProcessor.create(spec.tid(), stage));
        begun.tell(new ProcessorCommand.Wake(Optional.of(spec), reports));
        return begun;
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Reported.class, m -> onReport(m.report()))
                .onMessage(Overdue.class, _ -> end())
                .build();
    }

    private Behavior<Message> onReport(Report report) {
        switch (report) {
            case ProcessorCommand.Arrived a when isNew(a) -> {
                rehearsed = a.incarnation();
                moveId++;
                player.tell(new ProcessorCommand.Prepare(moveId, codes, reports));
            }
            case ProcessorCommand.Closed c when c.moveId() == moveId ->
                    player.tell(new ProcessorCommand.Stop());
            case ProcessorCommand.Freed _ -> {
                played++;
                if (played >= rounds) {
                    return end();
                }
                player = play();
            }
            case ProcessorCommand.Refused _, ProcessorCommand.Fallen _ -> {
                return end();
            }
            case ProcessorCommand.Closed _,
                    ProcessorCommand.Arrived _,
                    ProcessorCommand.Yielded _,
                    ProcessorCommand.Pinned _,
                    ProcessorCommand.Captured _,
                    ProcessorCommand.Closing _,
                    ProcessorCommand.PartlyWritten _,
                    ProcessorCommand.Prefetchable _,
                    ProcessorCommand.Unresumed _,
                    ProcessorCommand.Erased _ -> {}
        }
        return this;
    }

    /// Each incarnation is moved once, when it computes; the first one, which has nothing to catch
    /// up with, does not say that it does.
    private boolean isNew(ProcessorCommand.Arrived arrived) {
        return arrived.incarnation() > rehearsed && (arrived.computes() || rehearsed == NONE);
    }

    private Behavior<Message> end() {
        player.tell(new ProcessorCommand.Stop());
        getContext().getLog().info("rehearsed {} of {} moves", played, rounds);
        ended.accept(played);
        return Behaviors.stopped();
    }
}
