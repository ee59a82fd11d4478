package org.godwit.cluster.host;

import org.godwit.cluster.execution.Programs;
import org.godwit.cluster.execution.TaskSlicer;
import org.godwit.cluster.plane.MessagePlane;
import org.godwit.cluster.processor.Count;
import org.godwit.cluster.processor.ForcedCaptures;
import org.godwit.cluster.processor.JournalHints;
import org.godwit.cluster.processor.MachineServices;
import org.godwit.cluster.processor.MoveLimits;
import org.godwit.cluster.processor.MoveStops;
import org.godwit.cluster.processor.ProcessorCell;
import org.godwit.cluster.processor.VpHost;
import org.godwit.host.HostInfo;
import org.godwit.port.MessageLimit;
import org.godwit.port.Printed;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.processor.Effect;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.ProcessorLimits;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One JVM of the virtual machine, once it has its number: the cells of the VPs that are here, the
/// way between them, and the way out. Thread-safe; nothing here blocks but a task's own sending.
public final class Host implements VpHost, MessagePlane.Inbound, AutoCloseable {

    /// What a host is made of that does not change.
    record Fixed(
            Tid tid,
            Programs programs,
            ProcessorLimits processorLimits,
            MoveLimits moveLimits,
            ForcedCaptures forcedCaptures,
            JournalHints journalHints,
            MoveStops moveStops,
            MessageLimit messageLimit,
            long capturedMessageBytesMax,
            long heldBytesMax,
            long tickNanos,
            Durability durability,
            Consumer<String> downing) {}

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);
    private static final int PASSED_ON_EVERY = 10;

    private final Fixed fixed;
    private final MasterClient master;
    private final HostListener listener;
    private final Locator locator;
    private final Cells cells;
    private final Crowding crowding;
    private final Set<ProcessorCell> ticking = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("godwit-tick").factory());
    private final TaskSlicer slicer;
    private final HostServices services;
    private final Counters counters = new Counters();
    private volatile List<HostInfo> hosts = List.of();
    private volatile List<Tid> hostTids = List.of();
    private int heardAgain;
    private volatile Optional<MessagePlane> plane = Optional.empty();

    /// Finds VPs by the control plane.
    interface Locator {
        void locate(Tid vp);
    }

    Host(Fixed fixed, MasterClient master, HostListener listener, Locator locator) {
        this.fixed = fixed;
        this.master = master;
        this.listener = listener;
        this.locator = locator;
        this.cells = new Cells(fixed.tid(), counters);
        this.crowding = new Crowding(fixed.heldBytesMax(), cells);
        this.slicer = new TaskSlicer(fixed.programs()::polls);
        this.services = new HostServices(fixed, master, slicer, host -> hostTids().contains(host));
        clock.scheduleAtFixedRate(
                this::tick, fixed.tickNanos(), fixed.tickNanos(), TimeUnit.NANOSECONDS);
    }

    void use(MessagePlane messagePlane) {
        plane = Optional.of(messagePlane);
        cells.use(messagePlane);
    }

    private void tick() {
        crowding.look();
        ProcessorInput.Tick now = new ProcessorInput.Tick(System.nanoTime());
        for (ProcessorCell cell : ticking) {
            try {
                cell.input(now);
            } catch (RuntimeException e) {
                // one that cannot send must not end the ticks of all: an executor drops a task that
                // throws
                LOG.warn("tick of {}", cell.spec().tid(), e);
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        slicer.close();
        plane.ifPresent(MessagePlane::close);
    }

    // --- cells and frames

    @Override
    public void add(ProcessorCell cell) {
        cells.add(cell);
        crowding.tell(cell);
    }

    @Override
    public void remove(ProcessorCell cell) {
        cells.remove(cell);
        ticking.remove(cell);
        cell.detach();
    }

    Optional<ProcessorCell> cell(Tid tid) {
        return cells.cell(tid);
    }

    @Override
    public void ticking(ProcessorCell cell, boolean wanted) {
        if (wanted) {
            ticking.add(cell);
        } else {
            ticking.remove(cell);
        }
    }

    @Override
    public void repeated(long messages) {
        count(Count.MESSAGES_REPEATED, messages);
    }

    @Override
    public void held(long more) {
        crowding.held(more);
    }

    @Override
    public void transmit(Frame frame) {
        cells.transmit(frame);
    }

    @Override
    public boolean arrived(Frame frame) {
        return cells.arrived(frame);
    }

    @Override
    public MessagePlane.Welcome approaching(Frame.Data head) {
        return cells.approaching(head);
    }

    /// Told to those that have sent something which is not acknowledged: they have ticks. To tell
    /// all of them would cost the square of their number when many move.
    @Override
    public void moved(Tid vp) {
        if (ticking.isEmpty()) {
            return; // to go through a set that once was large takes long, also if it is empty
        }
        ProcessorInput.PeerMoved news = new ProcessorInput.PeerMoved(vp);
        ticking.forEach(cell -> cell.input(news));
    }

    @Override
    public void locate(Tid vp) {
        locator.locate(vp);
    }

    @Override
    public void lost(String reason) {
        listener.refused("the message plane is lost: " + reason);
    }

    void located(Tid vp, int incarnation, Tid host) {
        plane.ifPresent(p -> p.located(vp, incarnation, host));
    }

    void ended(Tid task) {
        cells.ended(task);
    }

    void noSuchTask(Tid vp) {
        cells.noSuchTask(vp);
    }

    @Override
    public void announce(Tid tid, int incarnation) {
        plane.ifPresent(p -> p.announce(tid, incarnation));
        moved(tid);
    }

    // --- the virtual machine

    /// What the master says whenever this host registers, from the host's actor only. That nothing
    /// is new is passed on now and then: a task may ask for a notice just when a host goes.
    void hostsAre(List<HostInfo> present) {
        heardAgain = present.equals(hosts) ? heardAgain + 1 : 0;
        hosts = List.copyOf(present);
        hostTids = hosts.stream().map(HostInfo::tid).toList();
        if (heardAgain % PASSED_ON_EVERY != 0) {
            return;
        }
        plane.ifPresent(p -> p.hostsAre(present));
        cells.tellAll(new ProcessorInput.HostsAre(hostTids));
    }

    @Override
    public List<Tid> hostTids() {
        return hostTids;
    }

    @Override
    public void count(Count count, long number) {
        counters.add(count, number);
    }

    @Override
    public MachineServices services() {
        return services;
    }

    @Override
    public void output(Tid tid, long number, Printed line) {
        listener.output(tid, number, line);
    }

    @Override
    public Tid tid() {
        return fixed.tid();
    }

    @Override
    public Programs programs() {
        return fixed.programs();
    }

    @Override
    public ProcessorLimits processorLimits() {
        return fixed.processorLimits();
    }

    @Override
    public ForcedCaptures forcedCaptures() {
        return fixed.forcedCaptures();
    }

    @Override
    public JournalHints journalHints() {
        return fixed.journalHints();
    }

    @Override
    public MoveStops moveStops() {
        return fixed.moveStops();
    }

    @Override
    public MoveLimits moveLimits() {
        return fixed.moveLimits();
    }

    // --- for the HTTP interface

    /// The durability of tasks that a console spawns without saying which.
    public Durability defaultDurability() {
        return fixed.durability();
    }

    /// Spawns tasks that have no parent.
    ///
    /// @param variables of their environment
    public CompletionStage<SpawnOutcome> spawnFromOutside(
            String program,
            List<String> argv,
            int count,
            Optional<String> where,
            Durability durability,
            Map<String, String> variables) {
        return master.spawn(
                Tid.DAEMON,
                0,
                new SpawnRequest(
                        program,
                        argv,
                        count,
                        where.<SpawnRequest.Placement>map(
                                        name -> new SpawnRequest.Placement.OnHost(name, false))
                                .orElse(new SpawnRequest.Placement.Anywhere()),
                        false,
                        Optional.of(durability),
                        Inherited.NOTHING.with(variables)),
                durability,
                tid());
    }

    /// The process of the host at this address is dead for certain.
    public void down(String address) {
        fixed.downing().accept(address);
    }

    // --- the master

    @Override
    public CompletionStage<Optional<TaskSpec>> specOf(Tid tid) {
        return master.specOf(tid);
    }

    @Override
    public void reportFallen(Tid tid, int incarnation) {
        master.fallen(tid, incarnation);
    }

    @Override
    public void reportOver(Tid tid, Effect.Over over) {
        master.taskOver(tid, over);
    }

    /// One line for each VP that is here: what it does or waits for.
    public Map<String, String> processors() {
        return cells.describe();
    }

    /// The tasks that are here and have not ended, and what each does or waits for.
    Map<TaskSpec, String> unfinished() {
        return cells.unfinished();
    }

    /// What was counted here, by name.
    public Map<String, Long> counters() {
        Map<String, Long> counts = new TreeMap<>(counters.all());
        plane.ifPresent(p -> counts.putAll(p.counters()));
        counts.put("cells", (long) cells.size());
        counts.put("messages.heldBytes", crowding.bytes());
        counts.put("messages.crowded", crowding.times());
        return counts;
    }
}
