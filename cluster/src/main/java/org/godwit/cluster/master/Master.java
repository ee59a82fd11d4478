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
import org.godwit.migration.Balance;
import org.godwit.migration.MoveReport;
import org.godwit.port.SpawnOutcome;
import org.godwit.task.Durability;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private static final Duration BEAT = Duration.ofMillis(100);
    private static final int WAKES_PER_BEAT = 64;
    private static final int ALLOCATIONS_PER_BEAT = 2;
    private static final int BEATS_BETWEEN_WAKES = 3;
    private static final int REBALANCES_PER_JOIN = 10;
    private static final int BEATS_BETWEEN_REBALANCES = 10;

    private final ActorContext<MasterCommand> context;
    private final Region region;
    private final ContainerAllocation allocation;
    private final Settings settings;
    private final ActorRef<Report> reports;
    private final MasterState master = new MasterState();
    private final VmView view = new VmView();
    private final Placement placement;
    private final Mover mover;
    private final Map<Integer, Tid> sendBack = new TreeMap<>();
    private final Map<Tid, Drain> drains = new HashMap<>();
    private final Map<Tid, Long> wokenAt = new HashMap<>();
    private int rebalancesLeft;
    private boolean rebalancing;
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
        this.mover = new Mover(settings.movesAtOnce(), this::startHandoff);
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
                    case MasterCommand.SpecOf c -> {
                        c.replyTo().tell(new MasterCommand.SpecAnswer(master.spec(c.tid())));
                        yield Effect().none();
                    }
                    case MasterCommand.TaskOver c -> onTaskOver(c);
                    case MasterCommand.Kill c -> onKill(c);
                    case MasterCommand.Hosts c -> onHosts(c);
                    case MasterCommand.Tasks c -> onTasks(c);
                    case MasterCommand.Move c -> onMove(c);
                    case MasterCommand.Rebalance c -> onRebalance(c);
                    case MasterCommand.Drain c -> onDrain(c);
                    case MasterCommand.MoveEmpty c -> onMoveEmpty(c);
                    case MasterCommand.Halt c -> onHalt(c);
                    case MasterCommand.Reported c -> onReported(c.report());
                    case MasterCommand.HandedOff c -> onHandedOff(c);
                    case MasterCommand.SendBack c -> onSendBack(c);
                    case MasterCommand.Coded c -> onCoded(c);
                    case MasterCommand.Beat _ -> onBeat();
                };
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
            allocation.aim(tid.place(), r.address()); // where its guests are
            rebalancesLeft = REBALANCES_PER_JOIN;
            tellHosts();
        } else {
            r.host().tell(new HostCommand.Registered(tid, view.hostInfos()));
        }
    }

    private void tellHosts() {
        tellAllocation();
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
                    Drain drain = drains.remove(host.info().tid());
                    if (drain != null) {
                        drain.replyTo().tell(new MasterCommand.Moved(drain.reports(), ""));
                    }
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
        view.hosts().forEach(h -> h.ref().tell(new HostCommand.Halt()));
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
                                        c.durability()))
                        .toList();
        return Effect()
                .persist(new MasterEvent.TasksSpawned(c.requester(), c.call(), specs))
                .thenRun(() -> {
                    specs.forEach(this::wake);
                    c.replyTo().tell(new MasterCommand.Spawned(tids.get(), "", ""));
                });
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
                .persist(new MasterEvent.TaskOver(c.tid(), c.end(), c.reason()))
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
        return view.hostAt(allocation.placement().getOrDefault(tid.place(), ""));
    }

    private Effect<MasterEvent, MasterState> onReported(Report report) {
        if (report instanceof ProcessorCommand.Arrived a && master.spec(a.tid()).isPresent()) {
            view.placed(a.tid(), new VmView.Place(a.host(), a.incarnation()));
        }
        if (report instanceof ProcessorCommand.Captured c && master.spec(c.tid()).isPresent()) {
            view.captured(c.tid(), c.bytes());
        }
        if (report instanceof ProcessorCommand.Fallen f) {
            view.place(f.tid())
                    .filter(p -> p.incarnation() <= f.incarnation())
                    .ifPresent(_ -> view.unplaced(f.tid()));
        }
        return Effect().none();
    }

    // --- moves

    private void startHandoff(Handoff.Order order) {
        context.spawnAnonymous(
                Handoff.create(
                        order, region, allocation, settings.moveLimits(), context.getSelf()));
    }

    private Effect<MasterEvent, MasterState> onHandedOff(MasterCommand.HandedOff ended) {
        ended.reports().stream().filter(MoveReport::isDone).forEach(r -> view.moved(r.tid()));
        mover.ended(ended.reports());
        sendBackSome();
        return Effect().none();
    }

    /// In the order of arrival this comes before the report of the move that it undoes, so that it is
    /// begun after it.
    private Effect<MasterEvent, MasterState> onSendBack(MasterCommand.SendBack c) {
        sendBack.put(c.container(), c.host());
        return Effect().none();
    }

    private Effect<MasterEvent, MasterState> onCoded(MasterCommand.Coded c) {
        view.coded(c.host(), c.byProgram());
        return Effect().none();
    }

    private void sendBackSome() {
        Map<Integer, Tid> waiting = Map.copyOf(sendBack);
        sendBack.clear();
        waiting.forEach((container, host) ->
                view.host(host)
                        .ifPresent(to ->
                                mover.order(
                                        List.of(order(container, host, to)), List.of(), _ -> {})));
    }

    private Effect<MasterEvent, MasterState> onMove(MasterCommand.Move c) {
        Optional<VmView.Place> place = view.place(c.tid());
        if (master.spec(c.tid()).isEmpty()) {
            return refuse(c.replyTo(), "no task " + c.tid() + "; see ./pvm ps");
        }
        if (place.isEmpty()) {
            return refuse(
                    c.replyTo(),
                    c.tid() + " is not placed at this moment; it is being brought back");
        }
        Tid from = place.get().host();
        Optional<HostSeen> to =
                c.to().isEmpty()
                        ? emptiestBut(from)
                        : view.hostNamed(c.to()).filter(h -> !view.isDraining(h.info().tid()));
        if (to.isEmpty()) {
            return refuse(
                    c.replyTo(),
                    c.to().isEmpty()
                            ? "there is no other host to move to; see ./pvm add"
                            : "no host '%s' can take work; see ./pvm conf".formatted(c.to()));
        }
        if (to.get().info().tid().equals(from)) {
            return refuse(
                    c.replyTo(), c.tid() + " is on host " + to.get().info().name() + " already");
        }
        mover.order(
                List.of(order(c.tid().place(), from, to.get())),
                List.of(),
                reports -> c.replyTo().tell(new MasterCommand.Moved(reports, "")));
        return Effect().none();
    }

    private Effect<MasterEvent, MasterState> refuse(
            ActorRef<MasterCommand.Moved> replyTo, String reason) {
        replyTo.tell(new MasterCommand.Moved(List.of(), reason));
        return Effect().none();
    }

    private Optional<HostSeen> emptiestBut(Tid host) {
        return view.open().stream()
                .filter(h -> !h.info().tid().equals(host))
                .min((a, b) ->
                        Integer.compare(
                                view.tasksOn(a.info().tid()).size(),
                                view.tasksOn(b.info().tid()).size()));
    }

    private Handoff.Order order(int container, Tid from, HostSeen to) {
        List<Tid> entities =
                master.live().keySet().stream().filter(t -> t.place() == container).toList();
        Map<Tid, String> programs = new TreeMap<>();
        entities.forEach(tid -> master.spec(tid).ifPresent(s -> programs.put(tid, s.program())));
        return new Handoff.Order(
                mover.newId(),
                container,
                entities,
                programs,
                view.codes(to.info().tid()),
                Optional.of(from),
                to);
    }

    /// Containers with tasks on each open host, each named by its first task.
    private Map<Tid, List<Tid>> unitsOnOpenHosts() {
        Map<Tid, List<Tid>> units = new TreeMap<>();
        for (HostSeen host : view.open()) {
            units.put(host.info().tid(), unitsOn(host.info().tid()));
        }
        return units;
    }

    private List<Tid> unitsOn(Tid host) {
        Map<Integer, Tid> first = new TreeMap<>();
        view.tasksOn(host).forEach(tid -> first.putIfAbsent(tid.place(), tid));
        return first.values().stream().filter(t -> !mover.isMoving(t.place())).toList();
    }

    private List<Handoff.Order> orders(List<Balance.Wish> wishes) {
        List<Handoff.Order> orders = new ArrayList<>();
        for (Balance.Wish wish : wishes) {
            view.host(wish.to())
                    .ifPresent(to -> orders.add(order(wish.unit().place(), wish.from(), to)));
        }
        return orders;
    }

    private Effect<MasterEvent, MasterState> onRebalance(MasterCommand.Rebalance c) {
        mover.order(
                orders(Balance.moves(unitsOnOpenHosts())),
                List.of(),
                reports -> c.replyTo().tell(new MasterCommand.Moved(reports, "")));
        return Effect().none();
    }

    private Effect<MasterEvent, MasterState> onDrain(MasterCommand.Drain c) {
        Optional<HostSeen> host = view.hostNamed(c.host());
        if (host.isEmpty()) {
            return refuse(c.replyTo(), "no host '%s'; see ./pvm conf".formatted(c.host()));
        }
        Tid tid = host.get().info().tid();
        if (view.isDraining(tid)) {
            return refuse(c.replyTo(), "host " + c.host() + " is being drained already");
        }
        if (view.open().size() < 2) {
            return refuse(
                    c.replyTo(),
                    "host %s is the only one that can take work; add another first (./pvm add)"
                            .formatted(c.host()));
        }
        view.drain(tid);
        tellAllocation();
        long deadline = beats + Math.max(1, c.deadlineMillis() / BEAT.toMillis());
        Drain drain = new Drain(host.get(), deadline, c.replyTo());
        drains.put(tid, drain);
        continueDrain(drain);
        return Effect().none();
    }

    private void tellAllocation() {
        allocation.open(
                view.open().stream().map(h -> h.info().address()).collect(Collectors.toSet()));
    }

    private void continueDrain(Drain drain) {
        Tid leaving = drain.host().info().tid();
        List<Balance.Wish> wishes = Balance.drain(leaving, unitsOn(leaving), unitsOnOpenHosts());
        if (!wishes.isEmpty()) {
            drain.ordered();
            mover.order(orders(wishes), List.of(), drain::ended);
        }
    }

    /// A drain goes on until the host is empty; what cannot move by the deadline decides how it
    /// ends.
    private void checkDrain(Tid host, Drain drain) {
        List<Tid> left = view.tasksOn(host);
        if (left.isEmpty() && drain.isQuiet()) {
            leave(host, drain);
            return;
        }
        if (left.isEmpty() || beats < drain.deadlineBeat()) {
            if (beats % 10 == 0 && drain.isQuiet()) {
                continueDrain(drain);
            }
            return;
        }
        List<Tid> wouldDie =
                left.stream()
                        .filter(t ->
                                master.spec(t)
                                        .filter(s -> s.durability() == Durability.MIGRATABLE)
                                        .isPresent())
                        .toList();
        if (wouldDie.isEmpty()) {
            // journaled tasks come back elsewhere from the journal
            leave(host, drain);
            return;
        }
        drains.remove(host);
        drain.replyTo()
                .tell(
                        new MasterCommand.Moved(
                                drain.reports(),
                                "host %s still has %s, migratable and pinned, at the deadline; it stays, but takes no new work"
                                        .formatted(drain.host().info().name(), wouldDie)));
    }

    /// Answered before the host leaves: it may be the master's own.
    private void leave(Tid host, Drain drain) {
        drains.remove(host);
        drain.replyTo().tell(new MasterCommand.Moved(drain.reports(), ""));
        drain.host().ref().tell(new HostCommand.Leave());
    }

    private Effect<MasterEvent, MasterState> onMoveEmpty(MasterCommand.MoveEmpty c) {
        Map<Integer, Integer> held = placement.heldByContainer();
        Map<Integer, String> placed = allocation.placement();
        Optional<Integer> container =
                placed.keySet().stream()
                        .filter(n -> !held.containsKey(n) && !mover.isMoving(n))
                        .findFirst();
        Optional<HostSeen> from = container.flatMap(n -> view.hostAt(placed.getOrDefault(n, "")));
        Optional<HostSeen> to =
                from.flatMap(f ->
                        view.open().stream()
                                .filter(h -> h.info().tid().value() != f.info().tid().value())
                                .skip(Math.floorMod(beats, Math.max(1, view.open().size() - 1)))
                                .findFirst());
        if (to.isEmpty()) {
            return refuse(c.replyTo(), "there is no empty container to move, or no other host");
        }
        Handoff.Order order =
                new Handoff.Order(
                        mover.newId(),
                        container.get(),
                        List.of(Containers.emptyEntity(container.get())),
                        Map.of(),
                        Map.of(),
                        from.map(f -> f.info().tid()),
                        to.get());
        mover.order(
                List.of(order),
                List.of(),
                reports -> c.replyTo().tell(new MasterCommand.Moved(reports, "")));
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
        balanceAfterJoin();
        Map.copyOf(drains).forEach(this::checkDrain);
        return Effect().none();
    }

    /// A host that joins gets work. Moves towards it may fail while it is new; it is tried again.
    private void balanceAfterJoin() {
        if (rebalancesLeft == 0 || rebalancing || beats % BEATS_BETWEEN_REBALANCES != 0) {
            return;
        }
        List<Handoff.Order> orders = orders(Balance.moves(unitsOnOpenHosts()));
        rebalancesLeft = orders.isEmpty() ? 0 : rebalancesLeft - 1;
        rebalancing = true;
        mover.order(orders, List.of(), _ -> rebalancing = false);
    }

    /// Every live task is to be somewhere.
    private void wakeUnplaced() {
        master.live().values().stream()
                .filter(s ->
                        view.place(s.tid()).isEmpty()
                                && !mover.isMoving(s.tid().place())
                                && beats - wokenAt.getOrDefault(s.tid(), -100L)
                                        >= BEATS_BETWEEN_WAKES)
                .limit(WAKES_PER_BEAT)
                .toList()
                .forEach(this::wake);
    }
}
