package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.migration.MoveReport;
import org.godwit.task.Tid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    private final MoveOrders orders;
    private final Drains drains;
    private final Map<Integer, Tid> sendBack = new TreeMap<>();
    private final Stranded stranded = new Stranded();
    private final Map<Tid, ProcessorCommand.Unresumed> untold = new TreeMap<>();
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
        this.orders = new MoveOrders(master, view, mover);
        this.drains = new Drains(master, view, mover, orders);
    }

    /// Time goes on: drains and balance with it.
    void onBeat(long now) {
        beat = now;
        balanceAfterJoin();
        rescue();
        drains.onBeat(now);
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
        drains.gone(host);
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
                                                List.of(orders.of(task.container(), at, to)),
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
                                        List.of(orders.of(container, host, to)),
                                        List.of(),
                                        _ -> {})));
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
                        ? orders.emptiestBut(from)
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
                List.of(orders.of(c.tid().container(), from, to.get())),
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

    void onRebalance(MasterCommand.Rebalance c) {
        mover.order(
                orders.forBalance(),
                List.of(),
                reports -> c.replyTo().tell(new MasterCommand.Moved(reports, "")));
    }

    void onDrain(MasterCommand.Drain c) {
        drains.onDrain(c, this::tellAllocation);
    }

    /// Tells which hosts may be given containers.
    void tellAllocation() {
        allocation.open(
                view.open().stream().map(h -> h.info().address()).collect(Collectors.toSet()));
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
        List<Handoff.Order> moves = orders.forBalance();
        rebalancesLeft = moves.isEmpty() ? 0 : rebalancesLeft - 1;
        rebalancing = true;
        mover.order(moves, List.of(), _ -> rebalancing = false);
    }
}
