package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.cluster.processor.MoveLimits;
import org.godwit.cluster.processor.MoveStops;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.cluster.processor.ProcessorCommand.Report;
import org.godwit.cluster.processor.Retention;
import org.godwit.mailbox.MailboxServer;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The one actor that knows hosts, containers and tasks: a journaled singleton on the oldest host,
/// the same that runs the shard coordinator. It gives out tids, sees to it that every live task is
/// somewhere, and orders moves; how a move goes is [Handoff]'s business.
public final class Master extends EventSourcedBehavior<MasterCommand, MasterEvent, MasterState> {

    /// What the master is given by its host.
    ///
    /// @param containers how many there are
    /// @param spareContainers empty ones kept allocated on every host
    /// @param movesAtOnce moves conducted at a time
    /// @param unplacedAfter how long a task may have no place before it is named and brought
    ///   elsewhere
    /// @param checkpointEvents of its journal after which the master writes all that it knows anew
    public record Settings(
            int containers,
            int spareContainers,
            int movesAtOnce,
            Duration unplacedAfter,
            int checkpointEvents,
            MoveLimits moveLimits,
            MoveStops moveStops) {}

    static final Duration BEAT = Duration.ofMillis(100);
    private static final String ID = "master";
    private static final int ALLOCATIONS_PER_BEAT = 2;
    private static final int BEATS_BETWEEN_KILLS = 5;

    private final ActorContext<MasterCommand> context;
    private final Region region;
    private final ContainerAllocation allocation;
    private final Settings settings;
    private final ActorRef<Report> reports;
    private final MasterState master = new MasterState();
    private final VmView view = new VmView();
    private final Placement placement;
    private final Moves moves;
    private final HostTable hosts;
    private final Spawns spawns;
    private final Erasures erasures;
    private final Waking waking;
    private long beats;
    private long read;

    public static Behavior<MasterCommand> create(
            Region region, ContainerAllocation allocation, Settings settings) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(
                        timers -> new Master(context, timers, region, allocation, settings)));
    }

    private Master(
            ActorContext<MasterCommand> context,
            TimerScheduler<MasterCommand> timers,
            Region region,
            ContainerAllocation allocation,
            Settings settings) {
        super(PersistenceId.ofUniqueId(ID));
        this.context = context;
        this.region = region;
        this.allocation = allocation;
        this.settings = settings;
        this.reports = context.messageAdapter(Report.class, MasterCommand.Reported::new);
        this.placement = new Placement(settings.containers(), allocation, master);
        this.moves = new Moves(context, region, allocation, settings, master, view);
        this.waking =
                new Waking(
                        master,
                        view,
                        settings.unplacedAfter(),
                        moves::isMoving,
                        means(),
                        this::note);
        this.hosts =
                new HostTable(context, Effect(), master, view, allocation, moves, this::sendKill);
        this.spawns = new Spawns(Effect(), master, view, placement, waking::wake);
        this.erasures =
                new Erasures(Effect(), master, view, region, reports, settings.checkpointEvents());
        timers.startTimerWithFixedDelay(new MasterCommand.Beat(), BEAT);
        timers.startTimerWithFixedDelay(new MasterCommand.Tidy(), Erasures.EVERY);
        Cluster.get(context.getSystem())
                .subscriptions()
                .tell(
                        Subscribe.create(
                                context.messageAdapter(
                                        ClusterEvent.MemberRemoved.class,
                                        e ->
                                                new MasterCommand.HostGone(
                                                        e.member().address().toString())),
                                ClusterEvent.MemberRemoved.class));
    }

    @Override
    public MasterState emptyState() {
        return master;
    }

    @Override
    public EventHandler<MasterState, MasterEvent> eventHandler() {
        return (state, event) -> {
            read = lastSequenceNumber(context);
            return state.apply(event);
        };
    }

    @Override
    public SignalHandler<MasterState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), _ -> recovered())
                .build();
    }

    /// A master that has not read all that the journal holds would place tasks that have ended, and
    /// forget others; it ends, and another one reads anew.
    private void recovered() {
        long last = lastSequenceNumber(context);
        if (read != last) {
            throw new IllegalStateException(
                    "the journal gave the master its events up to %d, but it holds events up to %d"
                            .formatted(read, last));
        }
        context.getLog().info("master begins with {} live tasks", master.live().size());
    }

    @Override
    public CommandHandler<MasterCommand, MasterEvent, MasterState> commandHandler() {
        return (_, command) ->
                switch (command) {
                    case MasterCommand.Register c -> hosts.onRegister(c);
                    case MasterCommand.HostGone c -> onHostGone(c);
                    case MasterCommand.Spawn c -> spawns.onSpawn(c);
                    case MasterCommand.Service c -> spawns.onService(c);
                    case MasterCommand.SpecOf c -> onSpecOf(c);
                    case MasterCommand.TaskOver c -> onTaskOver(c);
                    case MasterCommand.Fallen c -> none(() -> onFallen(c.tid(), c.incarnation()));
                    case MasterCommand.Kill c -> onKill(c);
                    case MasterCommand.Hosts c -> none(() -> hosts.onHosts(c));
                    case MasterCommand.Tasks c -> onTasks(c);
                    case MasterCommand.Move c -> none(() -> moves.onMove(c));
                    case MasterCommand.Rebalance c -> none(() -> moves.onRebalance(c));
                    case MasterCommand.Drain c -> none(() -> moves.onDrain(c));
                    case MasterCommand.MoveEmpty c -> none(() -> moves.onMoveEmpty(c));
                    case MasterCommand.Halt c -> none(() -> hosts.onHalt(c));
                    case MasterCommand.AddHosts c -> none(() -> hosts.onAdd(c));
                    case MasterCommand.HostStarted c -> none(() -> hosts.onStarted(c));
                    case MasterCommand.DeleteHosts c -> hosts.onDelete(c);
                    case MasterCommand.ClockOf c -> none(() -> hosts.onClock(c));
                    case MasterCommand.EndAll c -> hosts.onEndAll(c);
                    case MasterCommand.Fail c -> none(() -> hosts.onFail(c));
                    case MasterCommand.TakeRole c -> none(() -> hosts.onTakeRole(c));
                    case MasterCommand.Reported c -> onReported(c.report());
                    case MasterCommand.HandedOff c -> none(() -> moves.onHandedOff(c));
                    case MasterCommand.SendBack c -> none(() -> moves.onSendBack(c));
                    case MasterCommand.Coded c -> none(() -> moves.onCoded(c));
                    case MasterCommand.Beat _ -> onBeat();
                    case MasterCommand.Tidy _ -> onTidy();
                };
    }

    /// For what leaves no trace in the journal.
    private Effect<MasterEvent, MasterState> none(Runnable done) {
        done.run();
        return Effect().none();
    }

    private Effect<MasterEvent, MasterState> onHostGone(MasterCommand.HostGone gone) {
        hosts.onGone(gone).forEach(waking::forget);
        return Effect().none();
    }

    // --- tasks

    private Waking.Means means() {
        return new Waking.Means() {
            @Override
            public Optional<String> placeOf(int container) {
                return Optional.ofNullable(allocation.placement().get(container));
            }

            @Override
            public void wake(TaskSpec spec) {
                region.tell(spec.tid(), new ProcessorCommand.Wake(Optional.of(spec), reports));
            }

            @Override
            public void bring(int container, String address) {
                allocation.move(container, address);
            }
        };
    }

    private Effect<MasterEvent, MasterState> onSpecOf(MasterCommand.SpecOf c) {
        Runnable answer =
                () -> c.replyTo().tell(new MasterCommand.SpecAnswer(master.spec(c.tid())));
        return master.spec(c.tid()).isEmpty() ? onceConfirmed(answer) : none(answer);
    }

    /// For whatever follows from a task being unknown. In a partition there may be another master,
    /// which has spawned it since; then the journal refuses this write, and this master ends.
    private Effect<MasterEvent, MasterState> onceConfirmed(Runnable done) {
        return Effect().persist(new MasterEvent.TasksErased(List.of())).thenRun(done::run);
    }

    private Effect<MasterEvent, MasterState> onTaskOver(MasterCommand.TaskOver c) {
        if (master.spec(c.tid()).isEmpty()) {
            return onceConfirmed(() -> erasures.order(c.tid()));
        }
        return Effect()
                .persist(
                        new MasterEvent.TaskOver(
                                c.tid(), c.end(), c.status(), c.reason(), c.lines()))
                .thenRun(() -> {
                    view.over(c.tid());
                    hosts.over(c.tid());
                    waking.forget(c.tid());
                    erasures.order(c.tid());
                });
    }

    private Effect<MasterEvent, MasterState> onTidy() {
        return erasures.onTidy(
                () -> lastSequenceNumber(context),
                upTo -> Adapter.actorOf(context, Retention.props(ID, upTo)));
    }

    private Effect<MasterEvent, MasterState> onKill(MasterCommand.Kill c) {
        if (master.spec(c.tid()).filter(Master::isOfPrograms).isEmpty()) {
            c.replyTo().tell(new MasterCommand.Ok("no task " + c.tid() + "; see ./pvm ps"));
            return Effect().none();
        }
        return Effect()
                .persist(new MasterEvent.KillOrdered(c.tid()))
                .thenRun(() -> {
                    sendKill(c.tid());
                    c.replyTo().tell(new MasterCommand.Ok(""));
                });
    }

    private void sendKill(Tid tid) {
        region.tell(tid, new ProcessorCommand.Kill());
    }

    /// Whether programs and users see a task. They do not see the virtual machine's own services,
    /// but for the group server, which PVM shows, too.
    private static boolean isOfPrograms(TaskSpec spec) {
        return !MailboxServer.is(spec);
    }

    private Effect<MasterEvent, MasterState> onTasks(MasterCommand.Tasks c) {
        List<TaskInfo> infos =
                master.live().values().stream()
                        .filter(Master::isOfPrograms)
                        .map(spec -> {
                            Optional<HostSeen> host =
                                    view.place(spec.tid())
                                            .flatMap(p -> view.host(p.host()))
                                            .or(() -> waking.expectedHost(spec.tid()));
                            return new TaskInfo(
                                    spec.tid(),
                                    spec.parent(),
                                    host.map(h -> h.info().tid()).orElse(Tid.DAEMON),
                                    spec.program(),
                                    spec.durability(),
                                    host.map(h -> h.info().pid()).orElse(0L),
                                    view.moves(spec.tid()),
                                    view.captureBytes(spec.tid()));
                        })
                        .toList();
        List<MasterCommand.Unplaced> unplaced =
                infos.stream()
                        .map(TaskInfo::tid)
                        .filter(tid -> waking.without(tid).isPositive())
                        .map(tid -> new MasterCommand.Unplaced(tid, waking.without(tid).toMillis()))
                        .toList();
        c.replyTo().tell(new MasterCommand.TaskList(infos, unplaced));
        return Effect().none();
    }

    private Effect<MasterEvent, MasterState> onReported(Report report) {
        if (report instanceof ProcessorCommand.Arrived a && master.spec(a.tid()).isPresent()) {
            waking.arrived(a.tid(), new VmView.Place(a.host(), a.incarnation()));
            moves.arrived(a.tid(), a.host());
        }
        if (report instanceof ProcessorCommand.Captured c && master.spec(c.tid()).isPresent()) {
            view.captured(c.tid(), c.bytes());
        }
        if (report instanceof ProcessorCommand.Erased e) {
            erasures.onErased(e.tid());
        }
        if (report instanceof ProcessorCommand.Unresumed u) {
            moves.onUnresumed(u);
        }
        if (report instanceof ProcessorCommand.Fallen f) {
            onFallen(f.tid(), f.incarnation());
        }
        return Effect().none();
    }

    private void onFallen(Tid tid, int incarnation) {
        view.place(tid)
                .filter(p -> p.incarnation() <= incarnation)
                .ifPresent(_ -> view.unplaced(tid));
    }

    // --- the beat

    private Effect<MasterEvent, MasterState> onBeat() {
        beats++;
        waking.onBeat(beats);
        if (beats % BEATS_BETWEEN_KILLS == 0) {
            master.doomed().forEach(this::sendKill);
        }
        for (int container :
                placement.toAllocate(
                        view.open(), settings.spareContainers(), ALLOCATIONS_PER_BEAT)) {
            Tid empty = Containers.emptyEntity(container);
            region.tell(empty, new ProcessorCommand.Wake(Optional.empty(), reports));
        }
        moves.onBeat(beats);
        moves.news().forEach(this::noteUnresumed);
        return hosts.onBeat(beats);
    }

    private void noteUnresumed(ProcessorCommand.Unresumed report) {
        String host = view.host(report.host()).map(h -> h.info().name()).orElse("");
        note(
                "task %s (%s) is not resumed on host %s: %s; it waits there for a move to a host that resumes it"
                        .formatted(report.tid(), programOf(report.tid()), host, report.reason()));
    }

    private String programOf(Tid tid) {
        return master.spec(tid).map(TaskSpec::program).orElse("?");
    }

    /// Into the log, and to the user.
    private void note(String text) {
        context.getLog().warn(text);
        view.hosts().stream().findFirst().ifPresent(h -> h.ref().tell(new HostCommand.Note(text)));
    }
}
