package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
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
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.cluster.processor.ProcessorCommand.Report;
import org.godwit.host.HostInfo;
import org.godwit.port.SpawnOutcome;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The one actor that knows hosts, containers and tasks: a journaled singleton on the oldest host,
/// the same that runs the shard coordinator. It gives out tids, sees to it that every live task is
/// somewhere, and orders moves; how a move goes is [Handoff]'s business.
public final class Master extends EventSourcedBehavior<MasterCommand, MasterEvent, MasterState> {

    /// What the master is given by its host.
    ///
    /// @param containers how many there are
    /// @param spareContainers empty ones kept allocated on every host
    /// @param movesAtOnce moves conducted at a time
    public record Settings(
            int containers, int spareContainers, int movesAtOnce, MoveLimits moveLimits) {}

    static final Duration BEAT = Duration.ofMillis(100);
    private static final int WAKES_PER_BEAT = 64;
    private static final int ALLOCATIONS_PER_BEAT = 2;
    private static final int BEATS_BETWEEN_WAKES = 3;
    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private final ActorContext<MasterCommand> context;
    private final Region region;
    private final ContainerAllocation allocation;
    private final Settings settings;
    private final ActorRef<Report> reports;
    private final MasterState master = new MasterState();
    private final VmView view = new VmView();
    private final Placement placement;
    private final Moves moves;
    private final Map<Tid, Long> wokenAt = new HashMap<>();
    private long beats;

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
        super(PersistenceId.ofUniqueId("master"));
        this.context = context;
        this.region = region;
        this.allocation = allocation;
        this.settings = settings;
        this.reports = context.messageAdapter(Report.class, MasterCommand.Reported::new);
        this.placement = new Placement(settings.containers(), allocation, master);
        this.moves = new Moves(context, region, allocation, settings, master, view, placement);
        timers.startTimerWithFixedDelay(new MasterCommand.Beat(), BEAT);
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
        return MasterState::apply;
    }

    @Override
    public SignalHandler<MasterState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(
                        RecoveryCompleted.instance(),
                        _ ->
                                context.getLog()
                                        .info(
                                                "master begins with {} live tasks",
                                                master.live().size()))
                .build();
    }

    @Override
    public CommandHandler<MasterCommand, MasterEvent, MasterState> commandHandler() {
        return (_, command) ->
                switch (command) {
                    case MasterCommand.Register c -> onRegister(c);
                    case MasterCommand.HostGone c -> onHostGone(c);
                    case MasterCommand.Spawn c -> onSpawn(c);
                    case MasterCommand.Service c -> onService(c);
                    case MasterCommand.SpecOf c -> {
                        c.replyTo().tell(new MasterCommand.SpecAnswer(master.spec(c.tid())));
                        yield Effect().none();
                    }
                    case MasterCommand.TaskOver c -> onTaskOver(c);
                    case MasterCommand.Kill c -> onKill(c);
                    case MasterCommand.Hosts c -> onHosts(c);
                    case MasterCommand.Tasks c -> onTasks(c);
                    case MasterCommand.Move c -> none(() -> moves.onMove(c));
                    case MasterCommand.Rebalance c -> none(() -> moves.onRebalance(c));
                    case MasterCommand.Drain c -> none(() -> moves.onDrain(c));
                    case MasterCommand.MoveEmpty c -> none(() -> moves.onMoveEmpty(c));
                    case MasterCommand.Halt c -> onHalt(c);
                    case MasterCommand.Reported c -> onReported(c.report());
                    case MasterCommand.HandedOff c -> none(() -> moves.onHandedOff(c));
                    case MasterCommand.SendBack c -> none(() -> moves.onSendBack(c));
                    case MasterCommand.Coded c -> none(() -> moves.onCoded(c));
                    case MasterCommand.Beat _ -> onBeat();
                };
    }

    /// For what leaves no trace in the journal.
    private Effect<MasterEvent, MasterState> none(Runnable done) {
        done.run();
        return Effect().none();
    }

    // --- hosts

    private Effect<MasterEvent, MasterState> onRegister(MasterCommand.Register r) {
        Optional<HostSeen> sameName =
                view.hostNamed(r.name()).filter(h -> !h.info().address().equals(r.address()));
        if (sameName.isPresent()) {
            r.host()
                    .tell(
                            new HostCommand.NotWanted(
                                    "a host named '%s' is part of the virtual machine already (at %s); choose another name"
                                            .formatted(r.name(), sameName.get().info().address())));
            return Effect().none();
        }
        Optional<Tid> known = master.hostAt(r.process());
        if (known.isPresent()) {
            welcome(known.get(), r);
            return Effect().none();
        }
        Optional<Tid> number = master.nextHost();
        if (number.isEmpty()) {
            r.host()
                    .tell(
                            new HostCommand.NotWanted(
                                    "this virtual machine has given out all its host numbers"));
            return Effect().none();
        }
        return Effect()
                .persist(new MasterEvent.HostNumbered(number.get(), r.name(), r.process()))
                .thenRun(() -> welcome(number.get(), r));
    }

    private void welcome(Tid tid, MasterCommand.Register r) {
        HostInfo info = new HostInfo(tid, r.name(), r.arch(), r.address(), r.pid());
        if (view.seen(new HostSeen(info, r.http(), r.host()))) {
            context.getLog().info("host {} is {}", r.name(), tid);
            allocation.aimGuests(tid.hostNumber(), r.address());
            moves.joined();
            tellHosts();
        } else {
            r.host().tell(new HostCommand.Registered(tid, view.hostInfos()));
        }
    }

    private void tellHosts() {
        moves.tellAllocation();
        view.hosts()
                .forEach(h ->
                        h.ref().tell(new HostCommand.Registered(h.info().tid(), view.hostInfos())));
    }

    private Effect<MasterEvent, MasterState> onHostGone(MasterCommand.HostGone gone) {
        view.hostAt(gone.address())
                .ifPresent(host -> {
                    List<Tid> orphans = view.gone(host.info().tid());
                    context.getLog()
                            .info("host {} is gone; on it: {}", host.info().name(), orphans);
                    orphans.forEach(wokenAt::remove);
                    moves.gone(host.info().tid());
                    tellHosts();
                });
        return Effect().none();
    }

    private Effect<MasterEvent, MasterState> onHosts(MasterCommand.Hosts c) {
        c.replyTo()
                .tell(
                        new MasterCommand.HostList(
                                view.hosts().stream()
                                        .map(h ->
                                                new MasterCommand.HostEntry(
                                                        h.info(),
                                                        h.http(),
                                                        view.tasksOn(h.info().tid()).size(),
                                                        view.isDraining(h.info().tid())))
                                        .toList()));
        return Effect().none();
    }

    private Effect<MasterEvent, MasterState> onHalt(MasterCommand.Halt c) {
        // this JVM goes last, or the others would not hear of it
        view.hosts()
                .forEach(h -> {
                    boolean isHere = h.ref().path().address().hasLocalScope();
                    context.scheduleOnce(
                            isHere ? LAST_WORDS : Duration.ZERO, h.ref(), new HostCommand.Halt());
                });
        c.replyTo().tell(new MasterCommand.Ok(""));
        return Effect().none();
    }

    // --- tasks

    private Effect<MasterEvent, MasterState> onSpawn(MasterCommand.Spawn c) {
        MasterState.Request request = new MasterState.Request(c.requester(), c.call());
        Optional<List<Tid>> before =
                c.requester().equals(Tid.DAEMON) ? Optional.empty() : master.answered(request);
        if (before.isPresent()) {
            c.replyTo().tell(new MasterCommand.Spawned(before.get(), "", ""));
            return Effect().none();
        }
        List<HostSeen> candidates = candidates(c);
        if (candidates.isEmpty()) {
            return refuse(c, SpawnOutcome.Reason.NO_SUCH_HOST, noHost(c));
        }
        Optional<List<Tid>> tids = placement.tids(placement.roundRobin(candidates, c.count()));
        if (tids.isEmpty()) {
            return refuse(
                    c,
                    SpawnOutcome.Reason.OUT_OF_RESOURCES,
                    "no task number is left in a container");
        }
        Optional<Tid> parent =
                c.requester().equals(Tid.DAEMON) ? Optional.empty() : Optional.of(c.requester());
        List<TaskSpec> specs =
                tids.get().stream()
                        .map(tid ->
                                new TaskSpec(
                                        tid,
                                        c.program(),
                                        c.argv(),
                                        parent,
                                        c.hideParent(),
                                        tids.get(),
                                        c.durability(),
                                        c.inherited()))
                        .toList();
        return Effect()
                .persist(new MasterEvent.TasksSpawned(c.requester(), c.call(), specs))
                .thenRun(() -> {
                    specs.forEach(this::wake);
                    c.replyTo().tell(new MasterCommand.Spawned(tids.get(), "", ""));
                });
    }

    /// One task per service: whoever asks first has it started.
    private Effect<MasterEvent, MasterState> onService(MasterCommand.Service c) {
        Optional<TaskSpec> running =
                master.live().values().stream()
                        .filter(s -> s.program().equals(c.program()) && s.parent().isEmpty())
                        .findFirst();
        if (running.isPresent()) {
            c.replyTo().tell(new MasterCommand.Spawned(List.of(running.get().tid()), "", ""));
            return Effect().none();
        }
        return onSpawn(
                new MasterCommand.Spawn(
                        Tid.DAEMON,
                        0,
                        c.program(),
                        List.of(),
                        1,
                        "",
                        false,
                        false,
                        Durability.JOURNALED,
                        Inherited.NOTHING,
                        Tid.DAEMON,
                        c.replyTo()));
    }

    private List<HostSeen> candidates(MasterCommand.Spawn c) {
        if (c.where().isEmpty()) {
            return view.open();
        }
        return view.open().stream()
                .filter(h ->
                        c.complement()
                                != (c.where().equals(".")
                                        ? h.info().tid().equals(c.askedFrom())
                                        : h.info().name().equals(c.where())))
                .toList();
    }

    private String noHost(MasterCommand.Spawn c) {
        String names =
                view.open().stream().map(h -> h.info().name()).collect(Collectors.joining(", "));
        return c.where().isEmpty()
                ? "no host can take work"
                : "no host '%s' can take work; there are: %s".formatted(c.where(), names);
    }

    private Effect<MasterEvent, MasterState> refuse(
            MasterCommand.Spawn c, SpawnOutcome.Reason reason, String explanation) {
        c.replyTo().tell(new MasterCommand.Spawned(List.of(), reason.name(), explanation));
        return Effect().none();
    }

    private void wake(TaskSpec spec) {
        wokenAt.put(spec.tid(), beats);
        region.tell(spec.tid(), new ProcessorCommand.Wake(Optional.of(spec), reports));
    }

    private Effect<MasterEvent, MasterState> onTaskOver(MasterCommand.TaskOver c) {
        if (master.spec(c.tid()).isEmpty()) {
            dismiss(c.tid());
            return Effect().none();
        }
        return Effect()
                .persist(new MasterEvent.TaskOver(c.tid(), c.end(), c.status(), c.reason()))
                .thenRun(() -> {
                    view.over(c.tid());
                    wokenAt.remove(c.tid());
                    view.hosts()
                            .forEach(h ->
                                    h.ref()
                                            .tell(
                                                    new HostCommand.Ended(
                                                            c.tid(),
                                                            c.end(),
                                                            c.status(),
                                                            c.reason(),
                                                            c.lines())));
                    dismiss(c.tid());
                });
    }

    /// The VP's actor has nothing more to do.
    private void dismiss(Tid tid) {
        region.tell(tid, new ProcessorCommand.Stop());
    }

    private Effect<MasterEvent, MasterState> onKill(MasterCommand.Kill c) {
        if (master.spec(c.tid()).isEmpty()) {
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

    private Effect<MasterEvent, MasterState> onTasks(MasterCommand.Tasks c) {
        List<TaskInfo> infos =
                master.live().values().stream()
                        .map(spec -> {
                            Optional<HostSeen> host =
                                    view.place(spec.tid())
                                            .flatMap(p -> view.host(p.host()))
                                            .or(() -> expectedHost(spec.tid()));
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
        c.replyTo().tell(new MasterCommand.TaskList(infos));
        return Effect().none();
    }

    /// Where a task that has not reported yet will be.
    private Optional<HostSeen> expectedHost(Tid tid) {
        return view.hostAt(allocation.placement().getOrDefault(tid.container(), ""));
    }

    private Effect<MasterEvent, MasterState> onReported(Report report) {
        if (report instanceof ProcessorCommand.Arrived a && master.spec(a.tid()).isPresent()) {
            view.placed(a.tid(), new VmView.Place(a.host(), a.incarnation()));
        }
        if (report instanceof ProcessorCommand.Captured c && master.spec(c.tid()).isPresent()) {
            view.captured(c.tid(), c.bytes());
        }
        if (report instanceof ProcessorCommand.Unresumed u) {
            moves.onUnresumed(u);
        }
        if (report instanceof ProcessorCommand.Fallen f) {
            view.place(f.tid())
                    .filter(p -> p.incarnation() <= f.incarnation())
                    .ifPresent(_ -> view.unplaced(f.tid()));
        }
        return Effect().none();
    }

    // --- the beat

    private Effect<MasterEvent, MasterState> onBeat() {
        beats++;
        wakeUnplaced();
        master.live().keySet().stream()
                .filter(t -> master.isDoomed(t) && beats % 5 == 0)
                .forEach(this::sendKill);
        for (int container :
                placement.toAllocate(
                        view.open(), settings.spareContainers(), ALLOCATIONS_PER_BEAT)) {
            Tid empty = Containers.emptyEntity(container);
            region.tell(empty, new ProcessorCommand.Wake(Optional.empty(), reports));
        }
        moves.onBeat(beats);
        return Effect().none();
    }

    /// Every live task is to be somewhere.
    private void wakeUnplaced() {
        master.live().values().stream()
                .filter(s ->
                        view.place(s.tid()).isEmpty()
                                && !moves.isMoving(s.tid().container())
                                && beats - wokenAt.getOrDefault(s.tid(), -100L)
                                        >= BEATS_BETWEEN_WAKES)
                .limit(WAKES_PER_BEAT)
                .toList()
                .forEach(this::wake);
    }
}
