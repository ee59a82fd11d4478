package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.cluster.processor.MoveLimits;
import org.godwit.cluster.processor.MovePoint;
import org.godwit.cluster.processor.MoveStops;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.cluster.processor.ProcessorCommand.Gathered;
import org.godwit.cluster.processor.ProcessorCommand.Report;
import org.godwit.migration.MoveReport;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Conducts the move of one container, from the order to the tasks computing again, with all the
/// tasks in it. Captures first, hands off then: until every task is closed and its capture handed
/// to the journal nothing has stopped that could not go on. Every phase has a deadline and ends or
/// is taken back at it.
///
/// ```
/// closing --all close --> replacing --all arrived, caught up--> done
///    |  deadline, refusal         |  deadline: reported; the master goes on waking the tasks
///    v  Abort to all              v
/// refused
/// ```
final class Handoff extends AbstractBehavior<Handoff.Message> {

    sealed interface Message {}

    private record Told(Gathered gathered) implements Message {}

    private record Coded(HostCommand.Codes codes) implements Message {}

    private record Repeat() implements Message {}

    private record Overdue() implements Message {}

    /// What is ordered.
    ///
    /// @param entities the tasks in the container; or an empty entity's tid alone
    /// @param programs that they run; none for an empty one
    /// @param codes what the target is known to have for programs: see [HostCommand.Codes]
    /// @param source the host on which they are to be asked to close
    record Order(
            long id,
            int container,
            List<Tid> entities,
            Set<String> programs,
            Map<String, String> codes,
            Optional<Tid> from,
            ActorRef<HostCommand> source,
            HostSeen target) {

        Tid to() {
            return target.info().tid();
        }
    }

    /// The times of one task's way, in nanoseconds; 0 where it has not come so far.
    private static final class Way {
        private long yielded;
        private boolean closing;
        private long closed;
        private long freed;
        private long arrived;
        private long caughtUp;
        private long bytes;
        private long journaled;
        private long reachMicros = -1;
        private int incarnation;
        private Optional<Tid> host = Optional.empty();
        private Optional<String> pin = Optional.empty();

        /// From here on the task did not run.
        long stopped() {
            return yielded > 0 ? yielded : closed;
        }
    }

    private static final Duration REPEAT_EVERY = Duration.ofMillis(20);

    /// Of so many tasks in a container each is woken again at every repetition.
    private static final int WOKEN_TOGETHER = 8;

    private final Order order;
    private final Region region;
    private final ContainerAllocation allocation;
    private final MoveLimits limits;
    private final MoveStops stops;
    private final ActorRef<MasterCommand> master;
    private final ActorRef<Gathered> told;
    private final TimerScheduler<Message> timers;
    private final Map<Tid, Way> ways = new HashMap<>();
    private final long began = System.nanoTime();
    private final ActorRef<HostCommand.Codes> codesTo;
    private final Map<String, String> codes;
    private boolean preparing;
    private boolean replacing;
    private int repeats;

    static Behavior<Message> create(
            Order order,
            Region region,
            ContainerAllocation allocation,
            MoveLimits limits,
            MoveStops stops,
            ActorRef<MasterCommand> master) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers ->
                        new Handoff(
                                context,
                                timers,
                                order,
                                region,
                                allocation,
                                limits,
                                stops,
                                master)));
    }

    private Handoff(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            Order order,
            Region region,
            ContainerAllocation allocation,
            MoveLimits limits,
            MoveStops stops,
            ActorRef<MasterCommand> master) {
        super(context);
        this.order = order;
        this.region = region;
        this.allocation = allocation;
        this.limits = limits;
        this.stops = stops;
        this.master = master;
        this.timers = timers;
        this.told = context.messageAdapter(Gathered.class, Told::new);
        this.codesTo = context.messageAdapter(HostCommand.Codes.class, Coded::new);
        this.codes = new HashMap<>(order.codes());
        order.entities().forEach(tid -> ways.put(tid, new Way()));
        stops.at(MovePoint.DECIDED, order.container());
        timers.startTimerWithFixedDelay(new Repeat(), REPEAT_EVERY);
        timers.startSingleTimer(new Overdue(), limits.yieldDeadline());
        if (codes.keySet().containsAll(order.programs())) {
            prepareAll();
        } else {
            askForCodes();
        }
    }

    private void askForCodes() {
        order.target().ref().tell(new HostCommand.CodesOf(List.copyOf(order.programs()), codesTo));
    }

    private Behavior<Message> onCodes(HostCommand.Codes answer) {
        codes.putAll(answer.byProgram());
        master.tell(new MasterCommand.Coded(order.to(), answer.byProgram()));
        if (!preparing) {
            prepareAll();
        }
        return this;
    }

    private void prepareAll() {
        preparing = true;
        stops.at(MovePoint.COMPARED, order.container());
        prepare(order.entities());
    }

    private void prepare(List<Tid> tasks) {
        if (!tasks.isEmpty()) {
            order.source()
                    .tell(new HostCommand.PrepareTasks(order.id(), tasks, codesOfOrder(), told));
        }
    }

    private Map<String, String> codesOfOrder() {
        Map<String, String> wanted = new TreeMap<>(codes);
        wanted.keySet().retainAll(order.programs());
        return wanted;
    }

    private void wake(List<Tid> tasks) {
        if (!tasks.isEmpty()) {
            order.target().ref().tell(new HostCommand.WakeTasks(order.id(), tasks, told));
        }
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Told.class, m -> onTold(m.gathered()))
                .onMessage(Coded.class, m -> onCodes(m.codes()))
                .onMessage(Repeat.class, _ -> onRepeat())
                .onMessage(Overdue.class, _ -> onOverdue())
                .build();
    }

    private Behavior<Message> onTold(Gathered gathered) {
        long now = System.nanoTime();
        for (ProcessorCommand.Aged aged : gathered.reports()) {
            Behavior<Message> next = onReport(aged.report(), now - aged.nanos());
            if (next != this) {
                return next;
            }
        }
        wake(
                gathered.reports().stream()
                        .map(ProcessorCommand.Aged::report)
                        .filter(report -> isFreed(report))
                        .map(Report::tid)
                        .toList());
        return this;
    }

    private boolean isFreed(Report report) {
        return report instanceof ProcessorCommand.Freed f && f.moveId() == order.id();
    }

    /// @param now when it was reported
    private Behavior<Message> onReport(Report report, long now) {
        Way way = ways.get(report.tid());
        if (way == null) {
            return this;
        }
        switch (report) {
            case ProcessorCommand.Refused r -> {
                if (!replacing && r.moveId() == order.id()) {
                    return refuse(r.tid() + ": " + r.reason());
                }
            }
            case ProcessorCommand.Yielded y -> {
                if (y.moveId() == order.id() && way.closed == 0) {
                    way.yielded = now;
                    way.reachMicros = y.reachMicros();
                    way.journaled = y.journaled();
                }
            }
            case ProcessorCommand.Pinned p -> {
                if (p.moveId() == order.id()) {
                    way.pin = Optional.of(p.reason());
                    way.yielded = 0; // it goes on
                }
            }
            case ProcessorCommand.PartlyWritten p -> {
                if (p.moveId() == order.id()) {
                    readAhead(); // what a large task has written already
                }
            }
            case ProcessorCommand.Prefetchable p -> {
                if (p.moveId() == order.id()) {
                    order.target()
                            .ref()
                            .tell(new HostCommand.Prefetch(p.tid(), p.first(), p.events()));
                }
            }
            case ProcessorCommand.Captured _ -> master.tell(new MasterCommand.Reported(report));
            case ProcessorCommand.Unresumed u -> {
                master.tell(new MasterCommand.Reported(u));
                if (replacing && u.host().equals(order.to())) {
                    return sendBack(u.reason());
                }
            }
            case ProcessorCommand.Closing c -> {
                if (c.moveId() == order.id()) {
                    way.closing = true;
                    replaceIfAllClose();
                }
            }
            case ProcessorCommand.Closed c -> {
                if (c.moveId() == order.id() && way.closed == 0) {
                    way.closed = now;
                    way.closing = true;
                    replaceIfAllClose();
                    if (ways.values().stream().allMatch(w -> w.closed > 0)) {
                        readAhead();
                    }
                }
            }
            case ProcessorCommand.Freed f -> {
                if (f.moveId() == order.id() && way.freed == 0) {
                    way.freed = now;
                    way.closed = way.closed > 0 ? way.closed : now;
                }
            }
            case ProcessorCommand.Arrived a -> {
                onArrived(a, way, now);
                if (ways.values().stream().allMatch(w -> w.caughtUp > 0)) {
                    return finish("");
                }
            }
            case ProcessorCommand.Fallen f -> master.tell(new MasterCommand.Reported(f));
            case ProcessorCommand.Erased e -> master.tell(new MasterCommand.Reported(e));
        }
        return this;
    }

    private void onArrived(ProcessorCommand.Arrived report, Way way, long now) {
        master.tell(new MasterCommand.Reported(report));
        // once its source is free of it, wherever it runs is where it has come to
        boolean isNew = report.host().equals(order.to()) || way.freed > 0;
        if (replacing && isNew && way.arrived == 0) {
            way.host = Optional.of(report.host());
            way.arrived = now;
            way.bytes = report.bytes();
            way.incarnation = report.incarnation();
        }
        boolean isWhoArrived = way.arrived > 0 && report.incarnation() == way.incarnation;
        if (report.computes() && isWhoArrived && way.caughtUp == 0) {
            way.caughtUp = now;
        }
    }

    /// Everything is closed and in the journal, or on its way there and no one but the journal can
    /// stop it: re-place the container. What is not there yet the source waits for before it lets
    /// go.
    private void replaceIfAllClose() {
        if (!replacing && ways.values().stream().allMatch(w -> w.closing)) {
            replacing = true;
            timers.startSingleTimer(new Overdue(), limits.replaceDeadline());
            stops.at(MovePoint.ALL_CLOSE, order.container());
            allocation.move(order.container(), order.target().info().address());
        }
    }

    /// The target reads the histories while the container is on its way.
    private void readAhead() {
        List<HostCommand.Expected> tasks = new ArrayList<>();
        ways.forEach((tid, way) -> {
            if (way.closed > 0 || way.yielded > 0) {
                tasks.add(new HostCommand.Expected(tid, way.journaled + 1));
            }
        });
        order.target().ref().tell(new HostCommand.Expect(tasks));
    }

    private Behavior<Message> onRepeat() {
        repeats++;
        if (!preparing) {
            if (repeats % 10 == 0) {
                askForCodes();
            }
            return this;
        }
        if (replacing) {
            wake(those(way -> way.caughtUp == 0 && isWakeDue(way)));
        } else if (repeats % 10 == 0) {
            prepare(those(way -> way.closed == 0));
        }
        return this;
    }

    private List<Tid> those(Predicate<Way> which) {
        return ways.entrySet().stream()
                .filter(e -> which.test(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Every task is woken when its source is free of it. Again only in case that was lost: of many
    /// in a container each more rarely, for all of them wait for the same cores.
    private boolean isWakeDue(Way way) {
        int every = 1 + ways.size() / WOKEN_TOGETHER;
        return (way.freed > 0 || repeats > 5 * every) && repeats % every == 0;
    }

    private Behavior<Message> onOverdue() {
        if (!preparing) {
            return refuse("host %s does not answer".formatted(order.target().info().name()));
        }
        if (!replacing && ways.values().stream().allMatch(w -> w.stopped() > 0)) {
            return refuse(
                    "captured, but not in the journal within "
                            + limits.yieldDeadline().toMillis()
                            + " ms (godwit.move.yield-deadline)");
        }
        if (!replacing) {
            return refuse(
                    "pinned for "
                            + limits.yieldDeadline().toMillis()
                            + " ms (godwit.move.yield-deadline): "
                            + ways.values().stream()
                                    .flatMap(w -> w.pin.stream())
                                    .findFirst()
                                    .orElse("it came to no yield point"));
        }
        boolean anyFreed = ways.values().stream().anyMatch(w -> w.freed > 0 || w.arrived > 0);
        if (!anyFreed) {
            return refuse(
                    "the hand-off did not begin within "
                            + limits.replaceDeadline().toMillis()
                            + " ms (godwit.move.replace-deadline)");
        }
        return finish(
                "does not compute again yet, "
                        + limits.replaceDeadline().toMillis()
                        + " ms after the hand-off; it is being brought back");
    }

    /// The target does not resume a capture: the tasks, unharmed, go back to where they ran.
    private Behavior<Message> sendBack(String reason) {
        order.from()
                .ifPresent(
                        from -> master.tell(new MasterCommand.SendBack(order.container(), from)));
        List<MoveReport> refused = new ArrayList<>();
        for (Tid tid : order.entities()) {
            refused.add(MoveReport.refused(tid, order.from(), Optional.of(order.to()), reason));
        }
        master.tell(new MasterCommand.HandedOff(refused));
        return Behaviors.stopped();
    }

    private Behavior<Message> refuse(String reason) {
        ProcessorCommand abort = new ProcessorCommand.Abort(order.id());
        order.entities().forEach(tid -> region.tell(tid, abort));
        List<MoveReport> refused = new ArrayList<>();
        for (Tid tid : order.entities()) {
            refused.add(MoveReport.refused(tid, order.from(), Optional.of(order.to()), reason));
        }
        master.tell(new MasterCommand.HandedOff(refused));
        return Behaviors.stopped();
    }

    private Behavior<Message> finish(String reason) {
        stops.at(MovePoint.DONE, order.container());
        long allClosed = ways.values().stream().mapToLong(w -> w.closed).max().orElse(began);
        List<MoveReport> done = new ArrayList<>();
        ways.forEach((tid, way) ->
                done.add(
                        new MoveReport(
                                tid,
                                MoveReport.Outcome.DONE,
                                way.caughtUp > 0 ? "" : reason,
                                order.from(),
                                way.host.or(() -> Optional.of(order.to())),
                                micros(began, way.freed),
                                micros(way.stopped(), way.caughtUp),
                                micros(began, way.caughtUp),
                                micros(began, way.stopped()),
                                way.reachMicros,
                                micros(way.stopped(), allClosed),
                                micros(allClosed, way.arrived),
                                micros(way.arrived, way.caughtUp),
                                way.bytes)));
        master.tell(new MasterCommand.HandedOff(done));
        return Behaviors.stopped();
    }

    private static long micros(long from, long to) {
        return to == 0 ? -1 : (to - from) / 1_000;
    }
}
