package org.godwit.cluster.host;

import com.typesafe.config.Config;

import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.cluster.typed.Leave;
import org.apache.pekko.cluster.typed.SelfUp;
import org.apache.pekko.cluster.typed.SingletonActor;
import org.apache.pekko.cluster.typed.Subscribe;
import org.godwit.cluster.execution.Programs;
import org.godwit.cluster.fault.CutLinks;
import org.godwit.cluster.fault.LinkWatch;
import org.godwit.cluster.management.HostHttp;
import org.godwit.cluster.master.ContainerAllocation;
import org.godwit.cluster.master.Containers;
import org.godwit.cluster.master.EmptyEntity;
import org.godwit.cluster.master.HostCommand;
import org.godwit.cluster.master.Master;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.cluster.master.MasterKeeper;
import org.godwit.cluster.outside.TaskGateway;
import org.godwit.cluster.processor.GuestRelay;
import org.godwit.cluster.processor.JournalHints;
import org.godwit.cluster.processor.MoveLimits;
import org.godwit.cluster.processor.MoveStops;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.cluster.processor.VirtualProcessor;
import org.godwit.cluster.security.JoinProbe;
import org.godwit.cluster.wire.MessageEventSerializer;
import org.godwit.port.MessageLimit;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The first actor of a host: joins the cluster, registers with the master, then opens the host for
/// work. Registration is repeated, so that a new master learns who is there.
final class HostGuardian extends AbstractBehavior<HostGuardian.Message> {

    sealed interface Message {}

    private record Up() implements Message {}

    private record RegisterAgain() implements Message {}

    private record FromMaster(HostCommand command) implements Message {}

    private record Found(ProcessorCommand.Located located) implements Message {}

    private record Locate(Tid vp) implements Message {}

    private record JoinOverdue() implements Message {}

    /// The process is to end: empty this host within this time, and leave in any case.
    record Depart(Duration within) implements Message {}

    private static final EntityTypeKey<ProcessorCommand> VP =
            EntityTypeKey.create(ProcessorCommand.class, "vp");
    private static final Duration REGISTER_EVERY = Duration.ofSeconds(1);
    private static final long LOCATE_AGAIN_NANOS = 50_000_000;

    private final HostSettings settings;
    private final HostListener listener;
    private final HostHttp http;
    private final JournalHints journal;
    private final MasterOrders orders;
    private final Config config;
    private final MessageLimit messageLimit;
    private final TimerScheduler<Message> timers;
    private final ActorRef<HostCommand> fromMaster;
    private final ActorRef<ProcessorCommand.Located> found;
    private final Map<Tid, Long> locating = new ConcurrentHashMap<>();
    private final ActorRef<MoveRelays.Message> relays;
    private final Cluster cluster;
    private final String address;
    private final String process;
    private final ContainerAllocation allocation;
    private final LinkWatch links;
    private final ActorRef<ShardingEnvelope<ProcessorCommand>> region;
    private Optional<ActorRef<MasterCommand>> master = Optional.empty();
    private Optional<MasterClient> client = Optional.empty();
    private volatile Optional<Host> host = Optional.empty();

    static Behavior<Message> create(
            HostSettings settings,
            HostListener listener,
            HostHttp http,
            JournalHints journal,
            Hoster hoster) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers ->
                        new HostGuardian(
                                context, timers, settings, listener, http, journal, hoster)));
    }

    private HostGuardian(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            HostSettings settings,
            HostListener listener,
            HostHttp http,
            JournalHints journal,
            Hoster hoster) {
        super(context);
        this.settings = settings;
        this.listener = listener;
        this.http = http;
        this.journal = journal;
        this.orders = new MasterOrders(hoster, journal, context.getSystem().classicSystem());
        this.timers = timers;
        this.config = context.getSystem().settings().config();
        this.messageLimit = MessageLimits.of(config, settings.plane());
        MessageEventSerializer.of(context.getSystem().classicSystem())
                .ifPresent(serializer ->
                        journal.inPieces()
                                .tell(context.getSystem().classicSystem(), serializer::pieces));
        this.fromMaster = context.messageAdapter(HostCommand.class, FromMaster::new);
        this.found = context.messageAdapter(ProcessorCommand.Located.class, Found::new);
        this.cluster = Cluster.get(context.getSystem());
        this.address = cluster.selfMember().address().toString();
        this.process = address + "#" + cluster.selfMember().uniqueAddress().longUid();
        org.apache.pekko.cluster.Cluster.get(context.getSystem())
                .registerOnMemberRemoved(http::leave);
        cluster.subscriptions()
                .tell(
                        Subscribe.create(
                                context.messageAdapter(SelfUp.class, _ -> new Up()), SelfUp.class));
        MoveLimits moveLimits = HostSettings.moveLimits(config);
        this.relays =
                context.spawn(
                        MoveRelays.create(
                                this::tellVp,
                                moveLimits.yieldDeadline().plus(moveLimits.replaceDeadline())),
                        "relays");
        this.links = new LinkWatch(CutLinks.from(config), settings.name(), context.getSystem());
        this.allocation = new ContainerAllocation(address, MoveStops.from(config));
        // Before this host is up: the coordinator writes its state on every member, and would wait
        // for
        // one that has no region yet.
        this.region =
                ClusterSharding.get(context.getSystem())
                        .init(
                                Entity.of(VP, e -> entity(Tid.parse(e.getEntityId())))
                                        .withMessageExtractor(new Containers())
                                        .withAllocationStrategy(allocation)
                                        .withStopMessage(new ProcessorCommand.Stop()));
        timers.startSingleTimer(new JoinOverdue(), config.getDuration("godwit.host.join-deadline"));
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Up.class, _ -> onUp())
                .onMessage(RegisterAgain.class, _ -> register())
                .onMessage(FromMaster.class, m -> onMaster(m.command()))
                .onMessage(Found.class, m -> onFound(m.located()))
                .onMessage(Locate.class, m -> onLocate(m.vp()))
                .onMessage(JoinOverdue.class, _ -> onJoinOverdue())
                .onMessage(Depart.class, d -> onDepart(d.within()))
                .build();
    }

    private Behavior<Message> onUp() {
        Master.Settings masterSettings =
                new Master.Settings(
                        config.getInt("godwit.containers"),
                        config.getInt("godwit.spare-containers"),
                        config.getInt("godwit.move.at-once"),
                        config.getDuration("godwit.master.unplaced-after"),
                        config.getInt("godwit.master.checkpoint-events"),
                        HostSettings.moveLimits(config),
                        MoveStops.from(config));
        master =
                Optional.of(
                        ClusterSingleton.get(getContext().getSystem())
                                .init(
                                        SingletonActor.of(
                                                MasterKeeper.create(
                                                        Master.create(
                                                                this::tellVp,
                                                                allocation,
                                                                masterSettings)),
                                                "master")));
        timers.startTimerWithFixedDelay(new RegisterAgain(), Duration.ofMillis(50), REGISTER_EVERY);
        return this;
    }

    private void tellVp(Tid tid, ProcessorCommand command) {
        region.tell(new ShardingEnvelope<>(Containers.entityId(tid), command));
    }

    private Behavior<Message> register() {
        master.ifPresent(m ->
                m.tell(
                        new MasterCommand.Register(
                                settings.name(),
                                address,
                                process,
                                HostInfos.ARCH,
                                ProcessHandle.current().pid(),
                                config.getInt("godwit.host.speed"),
                                http.port(),
                                fromMaster)));
        return this;
    }

    private Behavior<Message> onMaster(HostCommand command) {
        switch (command) {
            case HostCommand.Registered r -> {
                if (host.isEmpty()) {
                    open(r.host());
                }
                links.hostsAre(r.hosts());
                host.ifPresent(h -> h.hostsAre(r.hosts()));
            }
            case HostCommand.NotWanted n -> listener.refused(n.reason());
            case HostCommand.Ended e -> {
                host.ifPresent(h -> h.ended(e.tid()));
                listener.ended(e.tid(), e.end(), e.status(), e.reason(), e.lines());
            }
            case HostCommand.OfMove m -> relays.tell(new MoveRelays.Ordered(m));
            case HostCommand.Expect e -> orders.expect(e);
            case HostCommand.Prefetch p -> orders.prefetch(p);
            case HostCommand.CodesOf q -> host.ifPresent(h -> orders.tellCodes(q, h.programs()));
            case HostCommand.Leave _ -> {
                host.ifPresent(h -> Departure.tellUnmoved(h, listener));
                listener.leaving();
                // questions go to other hosts from now on
                Thread.ofVirtual().start(http::close);
                cluster.manager().tell(Leave.create(cluster.selfMember().address()));
            }
            case HostCommand.Halt _ -> listener.halted();
            case HostCommand.Note n -> listener.note(n.text());
            case HostCommand.StartHosts s -> orders.start(s);
            case HostCommand.ClockOf c -> orders.tellClock(c);
            case HostCommand.EndMachine _ -> orders.endMachine();
        }
        return this;
    }

    /// The host has its number: from here on it takes work.
    private void open(Tid tid) {
        timers.cancel(new JoinOverdue());
        ActorRef<Message> self = getContext().getSelf();
        MasterClient toMaster = new MasterClient(getContext().getSystem(), master.orElseThrow());
        client = Optional.of(toMaster);
        HostMaker maker =
                new HostMaker(
                        settings, config, messageLimit, journal, listener, toMaster, this::down);
        Programs programs = maker.programs();
        Host opened =
                maker.host(
                        tid,
                        programs,
                        vp -> {
                            if (isLocateDue(vp)) {
                                self.tell(new Locate(vp));
                            }
                        });
        host = Optional.of(opened);
        opened.use(maker.plane(opened, this::tellVp, links));
        getContext().spawn(TaskGateway.create(opened), "tasks");
        http.open(opened, toMaster);
        getContext().getLog().info("host {} is {}", settings.name(), tid);
        getContext()
                .spawn(
                        maker.rehearsal(
                                tid, programs, _ -> listener.ready(tid, address, http.port())),
                        "rehearsal");
    }

    /// On whatever thread the region makes it. A host without its number holds nothing: who waits
    /// asks again.
    private Behavior<ProcessorCommand> entity(Tid tid) {
        return host.map(h -> entity(tid, h)).orElseGet(Behaviors::stopped);
    }

    private static Behavior<ProcessorCommand> entity(Tid tid, Host on) {
        if (tid.isGuest()) {
            return GuestRelay.create(on::arrived);
        }
        return Containers.isEmptyEntity(tid)
                ? EmptyEntity.create(tid, on.tid())
                : VirtualProcessor.create(tid, on);
    }

    /// Called on any thread.
    private void down(String dead) {
        Address address =
                AddressFromURIString.unapply(dead)
                        .getOrElse(() -> {
                            throw new IllegalArgumentException(
                                    "'%s' is no address of a host; one looks like pekko://vm4660@127.0.0.1:25520"
                                            .formatted(dead));
                        });
        cluster.manager().tell(new Down(address));
    }

    /// One question at a time per VP.
    private boolean isLocateDue(Tid vp) {
        long now = System.nanoTime();
        Long last = locating.get(vp);
        if (last != null && now - last < LOCATE_AGAIN_NANOS) {
            return false;
        }
        locating.put(vp, now);
        return true;
    }

    private Behavior<Message> onLocate(Tid vp) {
        if (vp.isTask() && !vp.isGuest()) {
            tellVp(vp, new ProcessorCommand.Locate(found));
        }
        return this;
    }

    private Behavior<Message> onFound(ProcessorCommand.Located located) {
        locating.remove(located.tid());
        switch (located) {
            case ProcessorCommand.LocatedAt at ->
                    host.ifPresent(h -> h.located(at.tid(), at.incarnation(), at.host()));
            case ProcessorCommand.NoSuchTask no -> host.ifPresent(h -> h.noSuchTask(no.tid()));
        }
        return this;
    }

    private Behavior<Message> onDepart(Duration within) {
        ActorRef<Message> self = getContext().getSelf();
        Runnable leave = () -> self.tell(new FromMaster(new HostCommand.Leave()));
        client.ifPresentOrElse(
                c -> Departure.begin(settings.name(), within, c, listener, leave), leave);
        return this;
    }

    private Behavior<Message> onJoinOverdue() {
        if (host.isEmpty()) {
            // it connects once more, which takes its time
            Thread.ofVirtual().start(this::refuseWithReason);
        }
        return this;
    }

    private void refuseWithReason() {
        listener.refused(
                "host '%s' cannot join the virtual machine '%s' at %s within %d s: %s"
                        .formatted(
                                settings.name(),
                                settings.machine(),
                                settings.seed(),
                                config.getDuration("godwit.host.join-deadline").toSeconds(),
                                JoinProbe.why(settings.seed(), HostSettings.certificates(config))));
    }
}
