package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.migration.Balance;
import org.godwit.migration.MoveReport;
import org.godwit.task.Durability;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The moves that the master orders: of one task, of many for balance, of all that are on a host
/// that is to be empty, and back from where a task could not go on. Part of the master's actor.
final class Moves {

    private static final int REBALANCES_PER_JOIN = 10;
    private static final int BEATS_BETWEEN_REBALANCES = 10;
    private static final int BEATS_BETWEEN_RESCUES = 10;

    /// How long an order waits for its task to be somewhere: 3 s.
    private static final int BEATS_UNPLACED_MAX = 30;

    private final ActorContext<MasterCommand> context;
    private final Region region;
    private final ContainerAllocation allocation;
    private final Master.Settings settings;
    private final MasterState master;
    private final VmView view;
    private final Mover mover;
    private final Map<Integer, Tid> sendBack = new TreeMap<>();
    private final Stranded stranded = new Stranded();
    private final Map<Tid, ProcessorCommand.Unresumed> untold = new TreeMap<>();
    private final Map<Tid, Drain> drains = new HashMap<>();
    private final Map<MasterCommand.Move, Integer> waits = new HashMap<>();
    private int rebalancesLeft;
    private boolean rebalancing;
    private long beat;

    Moves(
            ActorContext<MasterCommand> context,
            Region region,
            ContainerAllocation allocation,
            Master.Settings settings,
            MasterState master,
            VmView view) {
        this.context = context;
        this.region = region;
        this.allocation = allocation;
        this.settings = settings;
        this.master = master;
        this.view = view;
        this.mover = new Mover(settings.movesAtOnce(), this::startHandoff);
    }

    /// Time goes on: drains and balance with it.
    void onBeat(long now) {
        beat = now;
        balanceAfterJoin();
        rescue();
        Map.copyOf(drains).forEach(this::checkDrain);
    }

    boolean isMoving(int container) {
        return mover.isMoving(container);
    }

    /// A host has joined.
    void joined() {
        rebalancesLeft = REBALANCES_PER_JOIN;
    }

    /// A host has gone, and with it what was to be drained.
    void gone(Tid host) {
        Drain drain = drains.remove(host);
        if (drain != null) {
            drain.replyTo().tell(new MasterCommand.Moved(drain.reports(), ""));
        }
    }

    private void startHandoff(Handoff.Order order) {
        context.spawnAnonymous(
                Handoff.create(
                        order,
                        region,
                        allocation,
                        settings.moveLimits(),
                        settings.moveStops(),
                        context.getSelf()));
    }

    void onHandedOff(MasterCommand.HandedOff ended) {
        ended.reports().stream().filter(MoveReport::isDone).forEach(r -> view.moved(r.tid()));
        mover.ended(ended.reports());
        sendBackSome();
    }

    /// In the order of arrival this comes before the report of the move that it undoes, so that it
    /// is begun after it.
    void onSendBack(MasterCommand.SendBack c) {
        sendBack.put(c.container(), c.host());
    }

    /// A capture was refused where a task came to.
    void onUnresumed(ProcessorCommand.Unresumed report) {
        if (stranded.refused(report.tid(), report.host())) {
            untold.put(report.tid(), report);
        }
    }

    /// Refusals that are news, each once, when their host is known: a new master hears of tasks
    /// before it hears of hosts.
    List<ProcessorCommand.Unresumed> news() {
        List<ProcessorCommand.Unresumed> news =
                untold.values().stream().filter(u -> view.host(u.host()).isPresent()).toList();
        news.forEach(u -> untold.remove(u.tid()));
        return news;
    }

    void arrived(Tid task, Tid host) {
        stranded.arrived(task, host);
    }

    /// Who waits as bytes on a host that does not resume it is sent to one that has not refused it:
    /// now, or when one has joined, or once more if the move failed.
    private void rescue() {
        if (beat % BEATS_BETWEEN_RESCUES != 0) {
            return;
        }
        stranded.keepOnly(master.live().keySet());
        untold.keySet().retainAll(master.live().keySet());
        List<Tid> open = view.open().stream().map(h -> h.info().tid()).toList();
        stranded.waiting()
                .forEach((task, at) -> {
                    boolean there = view.place(task).filter(p -> p.host().equals(at)).isPresent();
                    if (there && !isMoving(task.container())) {
                        stranded.hostFor(task, open)
                                .flatMap(view::host)
                                .ifPresent(to ->
                                        mover.order(
                                                List.of(order(task.container(), at, to)),
                                                List.of(),
                                                _ -> {}));
                    }
                });
    }

    void onCoded(MasterCommand.Coded c) {
        view.coded(c.host(), c.byProgram());
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

    void onMove(MasterCommand.Move c) {
        Optional<VmView.Place> place = view.place(c.tid());
        if (master.spec(c.tid()).isEmpty()) {
            refuse(c.replyTo(), "no task " + c.tid() + "; see ./pvm ps");
            return;
        }
        if (place.isEmpty()) {
            moveOncePlaced(c);
            return;
        }
        waits.remove(c);
        Tid from = place.get().host();
        Optional<HostSeen> to =
                c.to().isEmpty()
                        ? emptiestBut(from)
                        : view.hostNamed(c.to()).filter(h -> !view.isDraining(h.info().tid()));
        if (to.isEmpty()) {
            refuse(
                    c.replyTo(),
                    c.to().isEmpty()
                            ? "there is no other host to move to; see ./pvm add"
                            : "no host '%s' can take work; see ./pvm conf".formatted(c.to()));
            return;
        }
        if (to.get().info().tid().equals(from)) {
            refuse(c.replyTo(), c.tid() + " is on host " + to.get().info().name() + " already");
            return;
        }
        mover.order(
                List.of(order(c.tid().container(), from, to.get())),
                List.of(),
                reports -> c.replyTo().tell(new MasterCommand.Moved(reports, "")));
    }

    /// A task that was just spawned, or that comes back from a crash, will be somewhere soon.
    private void moveOncePlaced(MasterCommand.Move c) {
        if (waits.merge(c, 1, (a, b) -> a + b) <= BEATS_UNPLACED_MAX) {
            context.scheduleOnce(Master.BEAT, context.getSelf(), c);
            return;
        }
        waits.remove(c);
        refuse(c.replyTo(), c.tid() + " is not placed at this moment; it is being brought back");
    }

    private static void refuse(ActorRef<MasterCommand.Moved> replyTo, String reason) {
        replyTo.tell(new MasterCommand.Moved(List.of(), reason));
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
        List<Tid> entities = master.in(container);
        Set<String> programs = new TreeSet<>();
        entities.forEach(tid -> master.spec(tid).ifPresent(s -> programs.add(s.program())));
        return new Handoff.Order(
                mover.newId(),
                container,
                entities,
                programs,
                view.codes(to.info().tid()),
                Optional.of(from),
                view.host(from).orElse(to).ref(), // any host finds them
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
        view.tasksOn(host).forEach(tid -> first.putIfAbsent(tid.container(), tid));
        return first.values().stream().filter(t -> !mover.isMoving(t.container())).toList();
    }

    private List<Handoff.Order> orders(List<Balance.Wish> wishes) {
        List<Handoff.Order> orders = new ArrayList<>();
        for (Balance.Wish wish : wishes) {
            view.host(wish.to())
                    .ifPresent(to -> orders.add(order(wish.unit().container(), wish.from(), to)));
        }
        return orders;
    }

    void onRebalance(MasterCommand.Rebalance c) {
        mover.order(
                orders(Balance.moves(unitsOnOpenHosts())),
                List.of(),
                reports -> c.replyTo().tell(new MasterCommand.Moved(reports, "")));
    }

    void onDrain(MasterCommand.Drain c) {
        Optional<HostSeen> host = view.hostNamed(c.host());
        if (host.isEmpty()) {
            refuse(c.replyTo(), "no host '%s'; see ./pvm conf".formatted(c.host()));
            return;
        }
        Tid tid = host.get().info().tid();
        if (view.isDraining(tid)) {
            refuse(c.replyTo(), "host " + c.host() + " is being drained already");
            return;
        }
        if (view.open().size() < 2) {
            refuse(
                    c.replyTo(),
                    "host %s is the only one that can take work; add another first (./pvm add)"
                            .formatted(c.host()));
            return;
        }
        view.drain(tid);
        tellAllocation();
        long deadline = beat + Math.max(1, c.deadlineMillis() / Master.BEAT.toMillis());
        Drain drain = new Drain(host.get(), deadline, c.replyTo());
        drains.put(tid, drain);
        continueDrain(drain);
    }

    /// Tells which hosts may be given containers.
    void tellAllocation() {
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
        boolean empty = !view.hasTasksOn(host);
        if (empty && drain.isQuiet()) {
            leave(host, drain);
            return;
        }
        if (empty || beat < drain.deadlineBeat()) {
            if (beat % 10 == 0 && drain.isQuiet()) {
                continueDrain(drain);
            }
            return;
        }
        List<Tid> left = view.tasksOn(host);
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

    void onMoveEmpty(MasterCommand.MoveEmpty c) {
        Map<Integer, Integer> held = master.held();
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
                                .skip(Math.floorMod(beat, Math.max(1, view.open().size() - 1)))
                                .findFirst());
        if (to.isEmpty()) {
            refuse(c.replyTo(), "there is no empty container to move, or no other host");
            return;
        }
        Handoff.Order order =
                new Handoff.Order(
                        mover.newId(),
                        container.get(),
                        List.of(Containers.emptyEntity(container.get())),
                        Set.of(),
                        Map.of(),
                        from.map(f -> f.info().tid()),
                        from.orElse(to.get()).ref(),
                        to.get());
        mover.order(
                List.of(order),
                List.of(),
                reports -> c.replyTo().tell(new MasterCommand.Moved(reports, "")));
    }

    /// A host that joins gets work. Moves towards it may fail while it is new; it is tried again.
    private void balanceAfterJoin() {
        if (rebalancesLeft == 0 || rebalancing || beat % BEATS_BETWEEN_REBALANCES != 0) {
            return;
        }
        List<Handoff.Order> orders = orders(Balance.moves(unitsOnOpenHosts()));
        rebalancesLeft = orders.isEmpty() ? 0 : rebalancesLeft - 1;
        rebalancing = true;
        mover.order(orders, List.of(), _ -> rebalancing = false);
    }
}
