package org.godwit.cluster.processor;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.godwit.port.Program;
import org.godwit.processor.Effect.Closed;
import org.godwit.processor.Effect.Over;
import org.godwit.processor.Phase;
import org.godwit.processor.ProcessorEvent;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.Recovery;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;
import org.godwit.wire.FrameCodec;
import org.godwit.wire.MalformedFrameException;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A virtual processor: a sharded, persistent actor. It only translates: commands become inputs of
/// the protocol in its [ProcessorCell], the protocol's events are persisted in batches, what the
/// protocol reports is passed on. The task runs on its own thread beside it, never inside it.
public final class VirtualProcessor
        extends EventSourcedBehavior<ProcessorCommand, ProcessorEvent, History> {

    private static final FrameCodec CODEC = new FrameCodec();

    /// Its checkpoints are events; a snapshot store is not asked.
    private static final org.apache.pekko.persistence.typed.javadsl.Recovery NO_SNAPSHOT =
            org.apache.pekko.persistence.typed.javadsl.Recovery.withSnapshotSelectionCriteria(
                    SnapshotSelectionCriteria.none());

    private static final int BATCH_EVENTS_MAX = 512;
    private static final long BATCH_BYTES_MAX = 32L << 20;

    /// One that is gone stays as long for whoever asks again; then it is made anew.
    private static final Duration GONE_STAYS = Duration.ofSeconds(5);

    private final ActorContext<ProcessorCommand> context;
    private final ActorSystem system;
    private final ActorRef<ProcessorCommand> self;
    private final TimerScheduler<ProcessorCommand> timers;
    private final VpHost host;
    private final Tid tid;
    private final VpReports reports;
    private Optional<ProcessorCell> cell = Optional.empty();
    private Optional<Program> program = Optional.empty();
    private final List<ProcessorCommand.Locate> locates = new ArrayList<>();
    private final ObsoleteEvents obsolete = new ObsoleteEvents();
    private boolean gone;
    private boolean erased;
    private boolean asking;
    private boolean stopping;
    private boolean threadRuns;
    private boolean closedInJournal;
    private long persisted;
    private long journalBytes;
    private Optional<Over> over = Optional.empty();

    public static String persistenceIdOf(Tid tid) {
        return "vp|" + tid;
    }

    /// The behaviour of the VP called `tid` on this host.
    public static Behavior<ProcessorCommand> create(Tid tid, VpHost host) {
        return Behaviors.setup(context -> {
            // Pekko would look for who calls it, by walking the stack.
            context.setLoggerName(VirtualProcessor.class);
            return Behaviors.withTimers(timers -> new VirtualProcessor(context, timers, tid, host));
        });
    }

    private VirtualProcessor(
            ActorContext<ProcessorCommand> context,
            TimerScheduler<ProcessorCommand> timers,
            Tid tid,
            VpHost host) {
        super(PersistenceId.ofUniqueId(persistenceIdOf(tid)));
        this.context = context;
        this.system = context.getSystem().classicSystem();
        this.self = context.getSelf();
        this.timers = timers;
        this.tid = tid;
        this.host = host;
        this.reports = new VpReports(tid, host.tid());
    }

    @Override
    public History emptyState() {
        return new History();
    }

    @Override
    public EventHandler<History, ProcessorEvent> eventHandler() {
        return (history, event) -> history.add(event, lastSequenceNumber(context));
    }

    @Override
    public SignalHandler<History> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::recovered)
                .onSignal(PostStop.instance(), _ -> stopped())
                .build();
    }

    @Override
    public CommandHandler<ProcessorCommand, ProcessorEvent, History> commandHandler() {
        return (_, command) ->
                switch (command) {
                    case ProcessorCommand.Wake c -> onWake(c);
                    case ProcessorCommand.Deliver c -> onDeliver(c);
                    case ProcessorCommand.Locate c -> onLocate(c);
                    case ProcessorCommand.Prepare c -> onPrepare(c);
                    case ProcessorCommand.Abort c -> onAbort(c);
                    case ProcessorCommand.Kill _ -> onKill();
                    case ProcessorCommand.Stop _ -> onStop();
                    case ProcessorCommand.Flush _ -> onFlush();
                    case ProcessorCommand.Happened c -> onHappened(c.effect());
                    case ProcessorCommand.ThreadEnded _ -> onThreadEnded();
                    case ProcessorCommand.HasYielded c -> onYielded(c.nanosSinceAsked());
                    case ProcessorCommand.WasPinned c -> onPinned(c.reason());
                    case ProcessorCommand.WasCaptured c -> onCaptured(c.bytes());
                    case ProcessorCommand.WasRefused c -> onRefused(c.reason());
                    case ProcessorCommand.SpecKnown c -> onSpecKnown(c);
                    case ProcessorCommand.StopOverdue _ -> unwindAndStop();
                    case ProcessorCommand.ReportAgain _ -> reportOver();
                    case ProcessorCommand.Dismiss c -> onDismiss(c);
                    case ProcessorCommand.WasErased c -> onErased(c);
                    case ProcessorCommand.Leave _ -> gone ? Effect().stop() : Effect().none();
                };
    }

    // --- life

    private void recovered(History history) {
        long last = lastSequenceNumber(context);
        journalBytes = history.bytes();
        stopAt(MovePoint.READ);
        List<ProcessorEvent> events = history.take(persistenceIdOf(tid), last);
        erased = last > 0 && !Recovery.isPossible(events);
        if (erased) {
            isGone();
        } else if (!events.isEmpty()) {
            Recovery recovery = Recovery.from(events);
            obsolete.read(recovery, events, journalBytes, last);
            begin(recovery);
        }
    }

    /// Once this incarnation stands in the journal nobody recovers from before. While it is moved
    /// that is left to the next one.
    private void deleteObsolete() {
        if (!isIn(Phase.CLOSED)) {
            obsolete.take()
                    .ifPresent(upTo ->
                            Adapter.actorOf(context, Retention.props(persistenceIdOf(tid), upTo)));
        }
    }

    private void begin(Recovery recovery) {
        TaskSpec spec = recovery.spec();
        program = host.programs().find(spec.program());
        boolean savesState = program.filter(p -> !(p instanceof Program.Blocking)).isPresent();
        Recovery.Recovered recovered =
                recovery.begin(host.tid(), savesState, host.processorLimits());
        var messenger = new VpMessenger(tid, host, system, self, reports, () -> isIn(Phase.CLOSED));
        ProcessorCell made = new ProcessorCell(recovered.processor(), host, messenger);
        cell = Optional.of(made);
        reports.begins(made.incarnation(), journalBytes);
        host.add(made);
        made.first(recovered.first());
        made.input(new ProcessorInput.HostsAre(host.hostTids()));
        if (!recovered.runs()) {
            return;
        }
        host.announce(tid, made.incarnation());
        if (program.isEmpty()) {
            made.input(
                    new ProcessorInput.Finished(
                            TaskEnd.NOT_STARTED,
                            "no program '" + spec.program() + "' on host " + host.tid()));
            return;
        }
        threadRuns = true;
        TaskRunner.start(
                made,
                host.services(),
                program.get(),
                new GoesOnFrom(recovered.program()),
                host.forcedCaptures(),
                messenger);
        reports.arrival();
    }

    /// Any thread.
    private boolean isIn(Phase phase) {
        return cell.filter(c -> c.phase() == phase).isPresent();
    }

    private void stopped() {
        cell.ifPresent(c -> {
            host.remove(c);
            c.input(new ProcessorInput.Unwind());
            host.journalHints().forgotten().tell(system, persistenceIdOf(tid));
        });
        stopAt(MovePoint.FREED);
        reports.freed();
        if (!stopping || !reports.isMoved()) {
            // somebody has to bring it back
            reports.fallen();
            int incarnation = cell.map(ProcessorCell::incarnation).orElse(0);
            host.reportFallen(tid, incarnation); // who conducted its last move is no more
        }
    }

    @Override
    public org.apache.pekko.persistence.typed.javadsl.Recovery recovery() {
        return NO_SNAPSHOT;
    }

    private Effect<ProcessorEvent, History> onWake(ProcessorCommand.Wake wake) {
        reports.wokenBy(wake.replyTo());
        if (erased) {
            // from a master that was replaced since, and has not noticed
            context.getLog().warn("{} is to run, but its journal was deleted: it had ended", tid);
        } else if (cell.isEmpty()) {
            gone = false;
            wake.spec().ifPresentOrElse(s -> begin(Recovery.firstOf(s)), this::askForSpec);
        } else {
            reports.arrival();
            reports.refusal();
            reportOver();
        }
        return Effect().none();
    }

    /// A message came, but the journal knows nothing of this VP: the master may.
    private void askForSpec() {
        if (!asking) {
            asking = true;
            host.specOf(tid).thenAccept(spec -> self.tell(new ProcessorCommand.SpecKnown(spec)));
        }
    }

    private Effect<ProcessorEvent, History> onSpecKnown(ProcessorCommand.SpecKnown known) {
        asking = false;
        if (cell.isEmpty()) {
            known.spec().ifPresentOrElse(spec -> begin(Recovery.firstOf(spec)), this::isGone);
        }
        return Effect().none();
    }

    /// There is no such task, or none any more.
    private void isGone() {
        gone = true;
        timers.startSingleTimer(new ProcessorCommand.Leave(), GONE_STAYS);
    }

    // --- messages

    private Effect<ProcessorEvent, History> onDeliver(ProcessorCommand.Deliver deliver) {
        Frame frame;
        try {
            frame = CODEC.decode(ByteBuffer.wrap(deliver.frame()));
        } catch (MalformedFrameException e) {
            return Effect().none(); // as if it had been lost
        }
        if (cell.isPresent()) {
            host.arrived(frame);
        } else if (gone) {
            frame.answerOfTheGone().ifPresent(host::transmit);
        } else {
            askForSpec();
        }
        return Effect().none();
    }

    private Effect<ProcessorEvent, History> onLocate(ProcessorCommand.Locate locate) {
        if (cell.isEmpty() && !gone) {
            askForSpec();
            return Effect().none();
        }
        if (cell.filter(c -> c.isEnding() && !c.hasEnded()).isPresent()) {
            locates.add(locate); // soon it is certain, and then away
            return Effect().none();
        }
        answer(locate);
        return Effect().none();
    }

    /// One that has ended says where it is, for those whom it tells of its end, and that it has
    /// ended, for those who would come again.
    private void answer(ProcessorCommand.Locate locate) {
        cell.ifPresent(c ->
                locate.replyTo()
                        .tell(new ProcessorCommand.LocatedAt(tid, c.incarnation(), host.tid())));
        if (gone || cell.filter(ProcessorCell::hasEnded).isPresent()) {
            locate.replyTo().tell(new ProcessorCommand.NoSuchTask(tid));
        }
    }

    // --- moving

    private Effect<ProcessorEvent, History> onPrepare(ProcessorCommand.Prepare prepare) {
        Optional<Phase> phase = cell.map(ProcessorCell::phase);
        boolean movable =
                phase.filter(p -> p == Phase.RUNNING || p == Phase.YIELDING || p == Phase.CLOSED)
                        .isPresent();
        if (!movable) {
            prepare.replyTo()
                    .tell(
                            new ProcessorCommand.Refused(
                                    tid,
                                    prepare.moveId(),
                                    phase.isEmpty() ? "it is not running" : "it has ended"));
            return Effect().none();
        }
        // one that waits as bytes is tried wherever it is sent
        Optional<String> unfit =
                reports.waitsAsBytes()
                        ? Optional.empty()
                        : program.flatMap(p ->
                                host.programs()
                                        .obstacle(
                                                cell.orElseThrow().spec().program(),
                                                prepare.codes()));
        if (unfit.isPresent()) {
            prepare.replyTo()
                    .tell(new ProcessorCommand.Refused(tid, prepare.moveId(), unfit.orElseThrow()));
            return Effect().none();
        }
        reports.movedBy(prepare);
        stopAt(MovePoint.ASKED);
        cell.orElseThrow().input(new ProcessorInput.Prepare());
        return Effect().none();
    }

    private Effect<ProcessorEvent, History> onYielded(long nanosSinceAsked) {
        stopAt(MovePoint.YIELDED);
        reports.yielded(nanosSinceAsked, lastSequenceNumber(context));
        return Effect().none();
    }

    private Effect<ProcessorEvent, History> onPinned(String reason) {
        reports.pinned(reason);
        return Effect().none();
    }

    private Effect<ProcessorEvent, History> onCaptured(long bytes) {
        reports.captured(bytes);
        return Effect().none();
    }

    private Effect<ProcessorEvent, History> onRefused(String reason) {
        reports.isRefused(reason);
        return Effect().none();
    }

    private Effect<ProcessorEvent, History> onAbort(ProcessorCommand.Abort abort) {
        if (!stopping && reports.isMovedWith(abort.moveId())) {
            reports.movedNoMore();
            timers.cancel("move-given-up");
            closedInJournal = false;
            cell.ifPresent(c -> c.input(new ProcessorInput.Abort()));
        }
        return Effect().none();
    }

    /// Hand-off. Normally the VP is closed by then, or only the journal is waited for; if not (a
    /// host leaves by itself) it is closed first.
    private Effect<ProcessorEvent, History> onStop() {
        Optional<Phase> phase = cell.map(ProcessorCell::phase);
        if (phase.isEmpty()) {
            return Effect().stop();
        }
        stopAt(MovePoint.STOPPED);
        stopping = true;
        return switch (phase.get()) {
            case RUNNING, YIELDING -> {
                cell.orElseThrow().input(new ProcessorInput.Prepare());
                timers.startSingleTimer(
                        new ProcessorCommand.StopOverdue(), host.moveLimits().yieldDeadline());
                yield Effect().none();
            }
            // what is not in the journal would be lost; a journal that does not answer ends this
            // actor by itself
            case CLOSED -> closedInJournal ? unwindAndStop() : Effect().none();
            case UNWOUND, ENDING, ENDED, OVER -> unwindAndStop();
        };
    }

    private Effect<ProcessorEvent, History> unwindAndStop() {
        boolean first = cell.filter(c -> c.phase() != Phase.UNWOUND).isPresent();
        cell.ifPresent(c -> c.input(new ProcessorInput.Unwind()));
        if (threadRuns && first) {
            // its end is a message; a thread that computes on is not waited for longer than this
            timers.startSingleTimer(
                    new ProcessorCommand.StopOverdue(), host.moveLimits().unwindDeadline());
            return Effect().none();
        }
        return Effect().stop();
    }

    private Effect<ProcessorEvent, History> onThreadEnded() {
        threadRuns = false;
        return stopping && isIn(Phase.UNWOUND) ? Effect().stop() : Effect().none();
    }

    private Effect<ProcessorEvent, History> onKill() {
        cell.ifPresent(c -> c.input(new ProcessorInput.Kill()));
        return Effect().none();
    }

    // --- the journal, and what the protocol reports

    private Effect<ProcessorEvent, History> onFlush() {
        List<ProcessorEvent> events =
                cell.map(c -> c.takeUnwritten(BATCH_EVENTS_MAX, BATCH_BYTES_MAX)).orElse(List.of());
        if (events.isEmpty()) {
            return Effect().none();
        }
        stopAtWrite(events, MovePoint.BEFORE_HANDED_OFF, MovePoint.BEFORE_BEGAN);
        return Effect()
                .persist(events)
                .thenRun(() -> {
                    stopAtWrite(events, MovePoint.AFTER_HANDED_OFF, MovePoint.AFTER_BEGAN);
                    persisted += events.size();
                    obsolete.written(events, lastSequenceNumber(context));
                    deleteObsolete();
                    if (events.getLast() instanceof ProcessorEvent.StatePart) {
                        reports.partlyWritten();
                    }
                    cell.ifPresent(c -> c.input(new ProcessorInput.Persisted(persisted)));
                    if (cell.filter(ProcessorCell::hasEnded).isPresent()) {
                        locates.forEach(this::answer);
                        locates.clear();
                    }
                });
    }

    private void stopAt(MovePoint point) {
        host.moveStops().at(point, tid.container());
    }

    private void stopAtWrite(List<ProcessorEvent> events, MovePoint handedOff, MovePoint began) {
        for (ProcessorEvent event : events) {
            if (event instanceof ProcessorEvent.HandedOff) {
                stopAt(handedOff);
            } else if (event instanceof ProcessorEvent.IncarnationBegan) {
                stopAt(began);
            }
        }
    }

    private Effect<ProcessorEvent, History> onHappened(org.godwit.processor.Effect effect) {
        switch (effect) {
            case Closed _ -> {
                closedInJournal = true;
                reports.closed();
                if (stopping) {
                    return unwindAndStop();
                }
                reports.move()
                        .ifPresent(m -> {
                            timers.startSingleTimer(
                                    "move-given-up",
                                    new ProcessorCommand.Abort(m.moveId()),
                                    host.moveLimits().handOffDeadline());
                        });
            }
            case Over o -> {
                over = Optional.of(o);
                reportOver();
            }
            default -> {}
        }
        return Effect().none();
    }

    /// Tells the master until it knows; then this actor can go.
    private Effect<ProcessorEvent, History> reportOver() {
        over.ifPresent(o -> {
            host.reportOver(tid, o);
            timers.startSingleTimer(
                    new ProcessorCommand.ReportAgain(), host.moveLimits().unwindDeadline());
        });
        return Effect().none();
    }

    /// The last act. Everybody is told of the end, and the master answers for it from now on. The
    /// journal keeps the highest sequence number, so that older incarnations stay fenced, and this
    /// one is known to have been.
    private Effect<ProcessorEvent, History> onDismiss(ProcessorCommand.Dismiss dismiss) {
        if (cell.isEmpty() || isIn(Phase.OVER)) {
            var done = new ProcessorCommand.WasErased(dismiss.replyTo());
            Adapter.actorOf(
                    context,
                    Retention.props(
                            persistenceIdOf(tid), Retention.EVERYTHING, () -> self.tell(done)));
        }
        return Effect().none();
    }

    private Effect<ProcessorEvent, History> onErased(ProcessorCommand.WasErased done) {
        done.orderedBy().tell(new ProcessorCommand.Erased(tid));
        stopping = true;
        return unwindAndStop();
    }
}
