package org.godwit.cluster.host;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.godwit.cluster.master.HostCommand;
import org.godwit.cluster.master.Region;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.cluster.processor.ProcessorCommand.Gathered;
import org.godwit.cluster.processor.ProcessorCommand.Report;

import java.time.Duration;
import java.util.Optional;

/// The part of one move on one host, source or target: tells each task what the master says of all,
/// and gathers what they report. A container may hold hundreds of tasks, and of each the master
/// hears seven times; between hosts that is a few messages so
/// (docs/decisions/0034-reports-of-a-move.md). Ends by itself.
final class MoveRelay extends AbstractBehavior<MoveRelay.Message> {

    sealed interface Message {}

    /// From the master.
    record Ordered(HostCommand.OfMove command) implements Message {}

    private record Reported(Report report) implements Message {}

    private record Tell() implements Message {}

    private record Idle() implements Message {}

    /// What waits for others is told after this time at the latest.
    private static final Duration TOLD_WITHIN = Duration.ofMillis(20);

    private final Region region;
    private final TimerScheduler<Message> timers;
    private final ActorRef<Report> reports;
    private final ReportBatch batch = new ReportBatch();
    private Optional<ActorRef<Gathered>> conductor = Optional.empty();

    /// @param region by which tasks are told
    /// @param idle after which nothing more will come of the move
    static Behavior<Message> create(Region region, Duration idle) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new MoveRelay(context, timers, region, idle)));
    }

    private MoveRelay(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            Region region,
            Duration idle) {
        super(context);
        this.region = region;
        this.timers = timers;
        this.reports = context.messageAdapter(Report.class, Reported::new);
        context.setReceiveTimeout(idle, new Idle());
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Ordered.class, m -> onOrdered(m.command()))
                .onMessage(Reported.class, m -> onReported(m.report()))
                .onMessage(Tell.class, _ -> tell())
                .onMessage(Idle.class, _ -> Behaviors.stopped())
                .build();
    }

    private Behavior<Message> onOrdered(HostCommand.OfMove command) {
        conductor = Optional.of(command.replyTo());
        batch.expect(command.tasks());
        ProcessorCommand each =
                switch (command) {
                    case HostCommand.PrepareTasks p ->
                            new ProcessorCommand.Prepare(p.moveId(), p.codes(), reports);
                    case HostCommand.WakeTasks _ ->
                            new ProcessorCommand.Wake(Optional.empty(), reports);
                };
        command.tasks().forEach(tid -> region.tell(tid, each));
        return this;
    }

    private Behavior<Message> onReported(Report report) {
        boolean isWorthTelling = batch.add(report, System.nanoTime());
        if (isWorthTelling) {
            return tell();
        }
        if (!timers.isTimerActive(new Tell())) {
            timers.startSingleTimer(new Tell(), TOLD_WITHIN);
        }
        return this;
    }

    private Behavior<Message> tell() {
        timers.cancel(new Tell());
        if (!batch.isEmpty()) {
            Gathered gathered = batch.take(System.nanoTime());
            conductor.ifPresent(to -> to.tell(gathered));
        }
        return batch.isOver() ? Behaviors.stopped() : this;
    }
}
