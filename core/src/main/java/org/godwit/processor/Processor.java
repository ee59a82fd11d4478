package org.godwit.processor;

import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.processor.ProcessorInput.Call;
import org.godwit.queue.MessageQueue;
import org.godwit.queue.Selector;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The protocol of a virtual processor: `step(input) -> events, effects, reply`.
///
/// Deterministic: no clock, no randomness, no thread, no I/O; the same inputs give the same steps.
/// It keeps its state in place (see docs/decisions/0002-step-function.md), so it is confined:
/// callers serialise the calls of [#step]. What the promises P1-P4 mean here, and the simulator
/// that holds them, is told in docs/architecture.md.
public final class Processor {

    private final ProcessorState state;
    private final boolean savesState;
    private final CheckpointPolicy checkpoints;
    private final Ledger ledger;
    private final Ending ending;
    private List<Effect> effects = new ArrayList<>();
    private Phase phase = Phase.RUNNING;
    private Optional<Call> waitingFor = Optional.empty();
    private boolean outside;
    private long retransmissions;
    private boolean closedAnnounced;
    private long linesOut;
    private Optional<ProcessorInput.Finished> overWhenResumed = Optional.empty();
    private Optional<ProcessorInput.HostsAre> hostsWhenResumed = Optional.empty();

    Processor(
            ProcessorState state,
            boolean savesState,
            Ledger.Keeping keeping,
            CheckpointPolicy checkpoints) {
        this.state = state;
        this.savesState = savesState;
        this.checkpoints = checkpoints;
        this.ledger = new Ledger(keeping, checkpoints);
        this.linesOut = state.lines;
        this.ending = new Ending(state, ledger, this::emit);
    }

    /// A guest: a VP that nobody journals and that never moves.
    public static Processor guest(TaskSpec spec, ProcessorLimits limits) {
        ProcessorState state = new ProcessorState(spec, limits);
        state.incarnation = 1;
        return new Processor(
                state, false, Ledger.Keeping.NOTHING, new CheckpointPolicy(limits, false));
    }

    public TaskSpec spec() {
        return state.spec;
    }

    public int incarnation() {
        return state.incarnation;
    }

    public Phase phase() {
        return phase;
    }

    /// Whether the end is certain: nothing that is sent to it will be accepted, nor is it missed.
    public boolean hasEnded() {
        return (phase == Phase.ENDED || phase == Phase.OVER) && ledger.allDurable();
    }

    /// How often messages were sent again.
    public long retransmissions() {
        return retransmissions;
    }

    /// Messages accepted and not yet taken.
    public int queued() {
        return state.queue.size();
    }

    /// Calls that the program has completed, over all incarnations.
    public long calls() {
        return state.calls;
    }

    /// Whether ticks are wanted: something may have to be repeated or acknowledged.
    public boolean wantsTick() {
        return phase != Phase.OVER
                && phase != Phase.UNWOUND
                && (phase == Phase.ENDING
                        || phase == Phase.ENDED
                        || state.watches.anyUnconfirmed()
                        || state.outgoing.values().stream().anyMatch(s -> !s.isDrained())
                        || state.incoming.values().stream().anyMatch(InStream::wantsAck));
    }

    /// One line for whoever asks why it does not go on.
    @Override
    public String toString() {
        return "%s %s incarnation %d, %d calls, %d queued, waiting for %s, unacknowledged by %s, journal %s"
                .formatted(
                        state.spec.tid(),
                        phase,
                        state.incarnation,
                        state.calls,
                        state.queue.size(),
                        waitingFor.map(Object::toString).orElse("nothing"),
                        state.outgoing.values().stream()
                                .filter(s -> !s.isDrained())
                                .map(OutStream::toString)
                                .toList(),
                        ledger);
    }

    /// Tids that this VP has exchanged messages with.
    public List<Tid> peers() {
        List<Tid> peers = new ArrayList<>(state.incoming.keySet());
        state.outgoing.keySet().stream().filter(t -> !peers.contains(t)).forEach(peers::add);
        return peers;
    }

    Step begin(Tid host, boolean first) {
        if (first) {
            ledger.record(new ProcessorEvent.Began(state.spec));
        }
        ledger.record(new ProcessorEvent.IncarnationBegan(state.incarnation, host));
        // what the journal holds may be acknowledged, as soon as this incarnation stands in it
        for (InStream stream : state.incoming.values()) {
            long journaled = stream.accepted();
            ledger.whenDurable(() -> stream.ackable(journaled));
        }
        state.watches.unconfirmed().forEach(this::requestWatch);
        if (state.replay.caughtUp(state.calls, false)) {
            emit(new Effect.CaughtUp());
        }
        for (OutStream stream : state.outgoing.values()) {
            if (!stream.isDrained()) {
                long last = stream.last();
                ledger.whenDurable(() -> releaseRestored(stream, last));
            }
        }
        return finish(Reply.DONE);
    }

    private void releaseRestored(OutStream stream, long last) {
        stream.released(last);
        resend(stream, true);
    }

    /// The end stands in the journal. The beginning of this incarnation is written all the same: an
    /// older one that still lives might promise its notice to somebody of whom this one has not
    /// read.
    Step beginEnded(Tid host, ProcessorEvent.Ended ended) {
        ledger.record(new ProcessorEvent.IncarnationBegan(state.incarnation, host));
        return end(ended);
    }

    Step beginLost(Tid host, ProcessorEvent.Ended lost) {
        ledger.record(new ProcessorEvent.IncarnationBegan(state.incarnation, host));
        ledger.record(lost);
        return end(lost);
    }

    private Step end(ProcessorEvent.Ended ended) {
        phase = Phase.ENDED;
        ending.recovered(ended);
        return settle(Reply.DONE);
    }

    /// Takes one input.
    public Step step(ProcessorInput input) {
        return switch (input) {
            case Call call -> settle(call(call));
            case ProcessorInput.Arrived in -> settle(arrived(in.frame()));
            case ProcessorInput.Persisted in -> settle(persisted(in.count()));
            case ProcessorInput.Tick in -> settle(tick(in.nanos()));
            case ProcessorInput.PeerMoved in -> settle(peerMoved(in.peer()));
            case ProcessorInput.HostsAre in -> settle(hostsAre(in));
            case ProcessorInput.Prepare _ -> settle(prepare());
            case ProcessorInput.Abort _ -> settle(abort());
            case ProcessorInput.Unwind _ -> settle(unwind());
            case ProcessorInput.Kill _ -> settle(over(TaskEnd.KILLED, "killed"));
            case ProcessorInput.Finished in -> settle(over(in.end(), in.reason()));
        };
    }

    // --- calls of the program

    private Reply call(Call call) {
        waitingFor = Optional.empty();
        outside = false;
        switch (phase) {
            case UNWOUND, ENDING, ENDED, OVER -> {
                return Reply.UNWOUND;
            }
            case CLOSED -> {
                return Reply.HELD;
            }
            case YIELDING -> {
                if (!savesState) {
                    close(Optional.empty());
                    return Reply.HELD;
                }
                if (call instanceof ProcessorInput.StateSaved saved) {
                    close(Optional.of(saved));
                    return Reply.DONE;
                }
                if (isSavable(call)) {
                    if (!hasReplayed()) {
                        close(Optional.empty());
                        return Reply.HELD;
                    }
                    return saveState(call);
                }
            }
            case RUNNING -> {
                if (checkpoints.isDue() && hasReplayed()) {
                    if (call instanceof ProcessorInput.StateSaved saved) {
                        checkpoint(saved);
                        return Reply.DONE;
                    }
                    if (isSavable(call)) {
                        return saveState(call);
                    }
                }
            }
        }
        Reply reply = answer(call);
        boolean waits = reply instanceof Reply.Wait;
        outside = reply instanceof Reply.Live;
        if (waits) {
            waitingFor = Optional.of(call);
        } else if (!outside && isOfTheProgram(call)) {
            state.calls++;
        }
        if (state.replay.caughtUp(state.calls, waits || outside)) {
            emit(new Effect.CaughtUp());
        }
        return reply;
    }

    /// The same in every replay; the others come when they are asked for.
    private static boolean isOfTheProgram(Call call) {
        return switch (call) {
            case ProcessorInput.YieldPoint _,
                    ProcessorInput.StateUnavailable _,
                    ProcessorInput.StatePart _,
                    ProcessorInput.StateSaved _ ->
                    false;
            default -> true;
        };
    }

    private static boolean isSavable(Call call) {
        return call instanceof ProcessorInput.YieldPoint
                || (call instanceof ProcessorInput.Receive receive && receive.savable());
    }

    private Reply saveState(Call call) {
        if (linesOut < state.lines) {
            // from the saved state on nothing prints them again
            waitingFor = Optional.of(call);
            ledger.whenDurable(() -> emit(Effect.WAKE_TASK));
            return Reply.WAIT;
        }
        return Reply.SAVE_STATE;
    }

    private void checkpoint(ProcessorInput.StateSaved saved) {
        recordMisses();
        ledger.dropDeferred();
        ledger.record(new ProcessorEvent.Checkpoint(state.image(saved)));
        checkpoints.restart();
    }

    private Reply part(ProcessorInput.StatePart part) {
        ledger.record(new ProcessorEvent.StatePart(part.index(), part.bytes()));
        return Reply.DONE;
    }

    private Reply answer(Call call) {
        return switch (call) {
            case ProcessorInput.Send c -> send(c);
            case ProcessorInput.Receive c ->
                    state.queue
                            .take(c.selector())
                            .<Reply>map(e -> new Reply.Delivered(e.message()))
                            .orElse(Reply.WAIT);
            case ProcessorInput.Take c -> look(c.selector(), true, false);
            case ProcessorInput.TakeWithin c -> look(c.selector(), true, !c.expired());
            case ProcessorInput.Probe c -> look(c.selector(), false, false);
            case ProcessorInput.Recall c ->
                    state.replay
                            .next(c.kind(), state.calls + 1)
                            .<Reply>map(Reply.Recorded::new)
                            .orElse(Reply.LIVE);
            case ProcessorInput.Record c -> {
                recordMisses();
                ledger.record(new ProcessorEvent.OutcomeRecorded(c.kind(), c.result()));
                yield Reply.DONE;
            }
            case ProcessorInput.Print c -> print(c.line());
            case ProcessorInput.NotifyTaskExit c -> notifyTaskExit(c);
            case ProcessorInput.NotifyHostDelete c -> notifyHostDelete(c);
            case ProcessorInput.NotifyHostAdd c -> notifyHostAdd(c);
            case ProcessorInput.CancelNotify c -> cancelNotify(c);
            case ProcessorInput.StatePart c -> part(c);
            case ProcessorInput.StateUnavailable _ -> {
                checkpoints.restart();
                yield Reply.DONE;
            }
            case ProcessorInput.YieldPoint _, ProcessorInput.StateSaved _ -> Reply.DONE;
        };
    }

    private Reply send(ProcessorInput.Send call) {
        OutStream stream = state.to(call.destination());
        if (!stream.hasRoomFor(call.body().length(), state.limits)) {
            return Reply.WAIT;
        }
        recordMisses();
        Message message =
                new Message(
                        state.spec.tid(),
                        call.destination(),
                        call.tag(),
                        call.context(),
                        call.waitId(),
                        call.body());
        ProcessorImage.Retained entry = stream.append(message, state.now);
        ledger.whenDurable(() -> release(stream, entry));
        return Reply.DONE;
    }

    private void release(OutStream stream, ProcessorImage.Retained entry) {
        if (stream.retains(entry.sequence())) {
            stream.released(entry.sequence());
            transmit(entry);
        }
    }

    private void transmit(ProcessorImage.Retained entry) {
        Message m = entry.message();
        emit(
                new Effect.Transmit(
                        new Frame.Data(
                                m.source(),
                                state.incarnation,
                                m.destination(),
                                entry.sequence(),
                                m.tag(),
                                m.context(),
                                m.waitId(),
                                m.body())));
    }

    /// A look at the queue that the program cannot foresee; journaled unless it finds nothing and
    /// has to wait.
    private Reply look(Selector selector, boolean takes, boolean mayWait) {
        Replay.Looks looks = takes ? state.replay.takes : state.replay.probes;
        OptionalLong recorded = looks.next();
        if (recorded.isPresent()) {
            long arrival = recorded.getAsLong();
            if (arrival == 0) {
                return Reply.NOTHING;
            }
            return found(
                    takes ? state.queue.takeAt(arrival) : state.queue.at(arrival).orElseThrow());
        }
        Optional<MessageQueue.Entry> entry =
                takes ? state.queue.take(selector) : state.queue.find(selector);
        if (entry.isEmpty()) {
            if (mayWait) {
                return Reply.WAIT;
            }
            looks.missed();
            return Reply.NOTHING;
        }
        recordMisses();
        long arrival = entry.get().arrival();
        ledger.record(
                takes
                        ? new ProcessorEvent.TakeRecorded(0, arrival)
                        : new ProcessorEvent.ProbeRecorded(0, arrival));
        return found(entry.get());
    }

    private static Reply found(MessageQueue.Entry entry) {
        return new Reply.Delivered(entry.message());
    }

    /// Looks that found nothing are journaled only before something else is, or leaves.
    private void recordMisses() {
        long takes = state.replay.takes.takeMisses();
        if (takes > 0) {
            ledger.record(new ProcessorEvent.TakeRecorded(takes, 0));
        }
        long probes = state.replay.probes.takeMisses();
        if (probes > 0) {
            ledger.record(new ProcessorEvent.ProbeRecorded(probes, 0));
        }
    }

    private Reply print(String line) {
        recordMisses();
        long number = ++state.lines;
        ledger.whenDurable(() -> {
            linesOut = number;
            emit(new Effect.Output(number, line));
        });
        return Reply.DONE;
    }

    // --- notices

    private Reply notifyTaskExit(ProcessorInput.NotifyTaskExit call) {
        recordMisses();
        state.watches
                .open(
                        Watch.Kind.TASK_EXIT,
                        call.subject(),
                        call.subject().value(),
                        call.tag(),
                        call.context(),
                        1)
                .ifPresent(watch -> {
                    if (state.isGone(watch.subject())) {
                        fire(watch, Watches.body(watch.told()));
                    } else {
                        requestWatch(watch);
                    }
                });
        return Reply.DONE;
    }

    private void requestWatch(Watch watch) {
        ledger.whenDurable(() ->
                emit(
                        new Effect.Transmit(
                                new Frame.Watch(state.spec.tid(), watch.subject(), watch.id()))));
    }

    private Reply notifyHostDelete(ProcessorInput.NotifyHostDelete call) {
        state.watches
                .open(
                        Watch.Kind.HOST_DELETE,
                        call.host(),
                        call.asked(),
                        call.tag(),
                        call.context(),
                        1)
                .filter(_ -> !call.present())
                .ifPresent(watch -> fire(watch, Watches.body(watch.told())));
        return Reply.DONE;
    }

    private Reply notifyHostAdd(ProcessorInput.NotifyHostAdd call) {
        state.watches
                .matching(w -> w.kind() == Watch.Kind.HOST_ADD && w.tag() == call.tag())
                .forEach(w -> state.watches.forget(w.id()));
        if (call.count() != 0) {
            state.watches.open(
                    Watch.Kind.HOST_ADD, Tid.DAEMON, 0, call.tag(), call.context(), call.count());
        }
        return Reply.DONE;
    }

    private Reply cancelNotify(ProcessorInput.CancelNotify call) {
        for (Watch watch :
                state.watches.matching(w ->
                        w.subject().equals(call.subject())
                                && w.tag() == call.tag()
                                && w.context() == call.context())) {
            fire(watch, Watches.body(watch.told()));
        }
        return Reply.DONE;
    }

    /// The notice is accepted, as a message from the daemon.
    private void fire(Watch watch, Body body) {
        recordMisses();
        var event =
                new ProcessorEvent.NoticeAccepted(watch.id(), watch.tag(), watch.context(), body);
        ledger.record(event);
        state.apply(event);
        wakeIfMatched();
    }

    private Reply hostsAre(ProcessorInput.HostsAre input) {
        if (phase == Phase.CLOSED) {
            hostsWhenResumed = Optional.of(input);
        }
        if (phase != Phase.RUNNING && phase != Phase.YIELDING) {
            return Reply.DONE;
        }
        List<Tid> present = input.present();
        List<Tid> joined = state.watches.hostsAre(present);
        state.watches
                .matching(w -> w.kind() == Watch.Kind.HOST_DELETE && !present.contains(w.subject()))
                .forEach(w -> fire(w, Watches.body(w.told())));
        if (!joined.isEmpty()) {
            int[] ints = new int[joined.size() + 1];
            ints[0] = joined.size();
            for (int i = 0; i < joined.size(); i++) {
                ints[i + 1] = joined.get(i).value();
            }
            state.watches
                    .matching(w -> w.kind() == Watch.Kind.HOST_ADD)
                    .forEach(w -> fire(w, Watches.body(ints)));
        }
        return Reply.DONE;
    }

    // --- frames

    private Reply arrived(Frame frame) {
        if (phase == Phase.UNWOUND) {
            return Reply.DONE;
        }
        switch (frame) {
            case Frame.Data data -> data(data);
            case Frame.Ack ack -> acknowledged(ack.source(), ack.acceptedUpTo());
            case Frame.Gone gone -> gone(gone.source());
            case Frame.Watch watch -> ending.watchedBy(watch, phase);
            case Frame.WatchAck ack -> state.watches.confirmed(ack.watchId());
            case Frame.Notice notice -> notice(notice);
            case Frame.NoticeAck ack -> ending.told(ack.source(), ack.watchId());
            case Frame.Here here -> peerMoved(here.source());
            case Frame.NotHere _ -> {}
        }
        return Reply.DONE;
    }

    private void data(Frame.Data data) {
        if (phase == Phase.ENDING || phase == Phase.ENDED || phase == Phase.OVER) {
            ending.refuse(data.source());
            return;
        }
        if (phase == Phase.CLOSED
                || state.queue.size() >= state.limits.queueMessages()
                || state.queue.bytes() >= state.limits.queueBytes()) {
            return;
        }
        InStream stream = state.from(data.source());
        boolean before = stream.wasRepeated();
        for (Frame.Data ready : stream.admit(data)) {
            accept(stream, ready);
        }
        if (stream.wasRepeated() && !before && stream.wantsAck()) {
            acknowledge(stream);
        }
    }

    private void accept(InStream stream, Frame.Data data) {
        Body body = Body.of(data.body().encoding(), data.body().exactBytes());
        var event =
                new ProcessorEvent.MessageAccepted(
                        data.source(),
                        data.sequence(),
                        data.tag(),
                        data.context(),
                        data.waitId(),
                        body);
        ledger.record(event);
        state.apply(event);
        ledger.whenDurable(() -> {
            stream.ackable(data.sequence());
            if (stream.owed() >= state.limits.ackEvery()) {
                acknowledge(stream);
            }
        });
        wakeIfMatched();
    }

    private void acknowledge(InStream stream) {
        emit(
                new Effect.Transmit(
                        new Frame.Ack(
                                state.spec.tid(),
                                state.incarnation,
                                stream.source,
                                stream.acknowledge())));
    }

    private void acknowledged(Tid by, long upTo) {
        OutStream stream = state.outgoing.get(by);
        if (stream != null && stream.acknowledge(upTo, state.now)) {
            wakeSenderTo(by);
        }
    }

    private void gone(Tid peer) {
        if (state.outgoing.containsKey(peer)
                || !state.watches.on(Watch.Kind.TASK_EXIT, peer).isEmpty()) {
            state.to(peer).destinationGone();
            wakeSenderTo(peer);
        }
        ending.gone(peer);
        if (phase == Phase.RUNNING || phase == Phase.YIELDING) {
            state.watches
                    .on(Watch.Kind.TASK_EXIT, peer)
                    .forEach(w -> fire(w, Watches.body(w.told())));
        }
    }

    private void notice(Frame.Notice notice) {
        boolean runs = phase == Phase.RUNNING || phase == Phase.YIELDING;
        if (phase == Phase.CLOSED || (runs && !state.watches.isKnown(notice.watchId()))) {
            return; // it will be repeated
        }
        if (runs && state.watches.isOpen(notice.watchId())) {
            Watch watch = state.watches.get(notice.watchId());
            fire(watch, Watches.body(watch.told()));
        }
        ending.gone(notice.source()); // it has ended itself, and need not be told
        ledger.whenDurable(() ->
                emit(
                        new Effect.Transmit(
                                new Frame.NoticeAck(
                                        state.spec.tid(), notice.source(), notice.watchId()))));
    }

    private void wakeIfMatched() {
        waitingFor
                .filter(call ->
                        call instanceof ProcessorInput.Receive
                                || call instanceof ProcessorInput.TakeWithin)
                .ifPresent(_ -> emit(Effect.WAKE_TASK));
    }

    private void wakeSenderTo(Tid destination) {
        waitingFor
                .filter(call ->
                        call instanceof ProcessorInput.Send send
                                && send.destination().equals(destination))
                .ifPresent(_ -> emit(Effect.WAKE_TASK));
    }

    // --- journal and time

    private Reply persisted(long count) {
        ledger.persisted(count);
        return Reply.DONE;
    }

    private Reply tick(long nanos) {
        state.now = nanos;
        if (phase == Phase.CLOSED || phase == Phase.UNWOUND) {
            return Reply.DONE;
        }
        state.outgoing.values().forEach(stream -> resend(stream, false));
        for (InStream stream : state.incoming.values()) {
            if (stream.wantsAck()) {
                acknowledge(stream);
            }
        }
        if (ending.isDue(nanos)) {
            state.watches.unconfirmed().forEach(this::requestWatch);
            ending.tellAgain(phase);
        }
        return Reply.DONE;
    }

    private Reply peerMoved(Tid peer) {
        OutStream stream = state.outgoing.get(peer);
        if (stream != null && phase != Phase.CLOSED && phase != Phase.UNWOUND) {
            resend(stream, true);
        }
        return Reply.DONE;
    }

    private void resend(OutStream stream, boolean urgent) {
        List<ProcessorImage.Retained> due = stream.due(state.now, state.limits, urgent);
        retransmissions += due.size();
        due.forEach(this::transmit);
    }

    // --- a move

    private Reply prepare() {
        switch (phase) {
            case RUNNING, YIELDING -> {
                phase = Phase.YIELDING;
                if (!savesState && (waitingFor.isPresent() || outside)) {
                    close(Optional.empty());
                } else {
                    emit(new Effect.Yielding());
                    if (waitingFor.isPresent()) {
                        emit(Effect.WAKE_TASK);
                    }
                }
            }
            case CLOSED -> closedAnnounced = false;
            case UNWOUND, ENDING, ENDED, OVER -> {}
        }
        return Reply.DONE;
    }

    /// Whether the program has got everything that the journal holds for it. Before that its saved
    /// state would not be all there is.
    private boolean hasReplayed() {
        return state.replay.isExhausted() && state.watches.isCaughtUp();
    }

    private void close(Optional<ProcessorInput.StateSaved> saved) {
        phase = Phase.CLOSED;
        closedAnnounced = false;
        overWhenResumed = Optional.empty();
        hostsWhenResumed = Optional.empty();
        recordMisses();
        saved.ifPresentOrElse(this::checkpoint, ledger::submitDeferred);
        ledger.record(
                new ProcessorEvent.HandedOff(
                        state.incarnation,
                        state.calls,
                        state.lines,
                        state.acknowledgedPositions()));
    }

    private Reply abort() {
        switch (phase) {
            case CLOSED -> {
                phase = Phase.RUNNING;
                ledger.record(new ProcessorEvent.Resumed(state.incarnation));
                emit(Effect.WAKE_TASK);
                state.outgoing.values().forEach(s -> ledger.whenDurable(() -> resend(s, true)));
                hostsWhenResumed.ifPresent(this::hostsAre);
                overWhenResumed.ifPresent(in -> over(in.end(), in.reason()));
            }
            case YIELDING -> phase = Phase.RUNNING;
            case RUNNING, UNWOUND, ENDING, ENDED, OVER -> {}
        }
        return Reply.DONE;
    }

    private Reply unwind() {
        phase = Phase.UNWOUND;
        emit(Effect.WAKE_TASK);
        return Reply.DONE;
    }

    // --- the end

    private Reply over(TaskEnd end, String reason) {
        switch (phase) {
            case RUNNING, YIELDING -> {
                phase = Phase.ENDING;
                recordMisses();
                ending.begin(end, reason);
                emit(Effect.WAKE_TASK);
            }
            // the next incarnation comes to its end by itself; this one only if the move is given
            // up
            case CLOSED -> overWhenResumed = Optional.of(new ProcessorInput.Finished(end, reason));
            case UNWOUND, ENDING, ENDED, OVER -> {}
        }
        return Reply.DONE;
    }

    // --- the end of a step

    private void emit(Effect effect) {
        effects.add(effect);
    }

    /// Phases that go on by themselves once something is durable or drained.
    private Step settle(Reply reply) {
        if (phase == Phase.ENDING || phase == Phase.ENDED) {
            phase = ending.settle(phase);
        }
        if (phase == Phase.RUNNING
                && checkpoints.isDue()
                && hasReplayed()
                && checkpoints.asksNow()) {
            emit(new Effect.Yielding());
        }
        if (phase == Phase.CLOSED && !closedAnnounced && ledger.allDurable()) {
            closedAnnounced = true;
            emit(new Effect.Closed());
        }
        return finish(reply);
    }

    private Step finish(Reply reply) {
        List<Effect> done = effects.isEmpty() ? List.of() : effects;
        if (!effects.isEmpty()) {
            effects = new ArrayList<>();
        }
        return new Step(ledger.takeFresh(), done, reply);
    }
}
