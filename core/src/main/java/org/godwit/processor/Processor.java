package org.godwit.processor;

import org.godwit.processor.ProcessorInput.Call;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The protocol of a virtual processor: `step(input) -> events, effects, reply`.
///
/// Deterministic: no clock, no randomness, no thread, no I/O; the same inputs give the same steps.
/// It keeps its state in place (see docs/decisions/0002-step-function.md), so it is confined:
/// callers serialise the calls of [#step]. What the promises P1-P4 mean here, and the simulator
/// that holds them, is told in docs/architecture.md.
public final class Processor {

    private final ProcessorState state;
    private final boolean savesState;
    private final Ledger ledger;
    private final Incarnation now;
    private final Ending ending;
    private final Notices notices;
    private final Arrivals arrivals;
    private final Saving saving;
    private final Calls calls;
    private final Moving moving;

    Processor(
            ProcessorState state,
            boolean savesState,
            Ledger.Keeping keeping,
            CheckpointPolicy checkpoints) {
        this.state = state;
        this.savesState = savesState;
        this.ledger = new Ledger(keeping, checkpoints);
        this.now = new Incarnation(state, ledger);
        this.ending = new Ending(state, ledger, now::emit);
        this.notices = new Notices(now);
        this.arrivals = new Arrivals(now, ending, notices);
        this.saving = new Saving(now, checkpoints);
        this.calls = new Calls(now, notices, saving);
        this.moving = new Moving(now, savesState, saving, notices, ending);
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
        return now.phase;
    }

    /// Whether the end is certain: nothing that is sent to it will be accepted, nor is it missed.
    public boolean hasEnded() {
        return (now.phase == Phase.ENDED || now.phase == Phase.OVER) && ledger.allDurable();
    }

    /// Whether the end of another task would be news to this one: it sends to it, or waits for its
    /// end, or has its own to tell it.
    public boolean concernsEndOf(Tid peer) {
        return arrivals.concernsEndOf(peer);
    }

    /// How often messages were sent again.
    public long retransmissions() {
        return now.retransmissions();
    }

    /// Messages accepted and not yet taken.
    public int queued() {
        return state.queue.size();
    }

    /// Bytes of the messages that it keeps: not taken, come early, not acknowledged.
    public long heldBytes() {
        return state.heldBytes();
    }

    /// Events that are kept in memory until it moves: those of a migratable program that can only
    /// be replayed.
    public int keptForReplay() {
        return ledger.deferred();
    }

    /// Calls that the program has completed, over all incarnations.
    public long calls() {
        return state.calls;
    }

    /// Whether ticks are wanted: something may have to be repeated or acknowledged.
    public boolean wantsTick() {
        return now.phase != Phase.OVER
                && now.phase != Phase.UNWOUND
                && (now.phase == Phase.ENDING
                        || now.phase == Phase.ENDED
                        || state.watches.anyUnconfirmed()
                        || state.streams.anyRestless());
    }

    /// One line for whoever asks why it does not go on.
    @Override
    public String toString() {
        return "%s %s incarnation %d, %d calls, %d queued, waiting for %s, unacknowledged by %s, journal %s"
                .formatted(
                        state.spec.tid(),
                        now.phase,
                        state.incarnation,
                        state.calls,
                        state.queue.size(),
                        now.waitingFor.map(Object::toString).orElse("nothing"),
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
        state.watches.unconfirmed().forEach(notices::requestWatch);
        if (state.replay.caughtUp(state.calls, false)) {
            now.emit(new Effect.CaughtUp());
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
        now.resend(stream, true);
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
        now.phase = Phase.ENDED;
        ending.recovered(ended);
        return settle(Reply.DONE);
    }

    /// Takes one input.
    public Step step(ProcessorInput input) {
        return switch (input) {
            case Call call -> settle(call(call));
            case ProcessorInput.Arrived in -> settle(arrivals.arrived(in.frame()));
            case ProcessorInput.Persisted in -> settle(persisted(in.count()));
            case ProcessorInput.Tick in -> settle(tick(in.nanos()));
            case ProcessorInput.PeerMoved in -> settle(arrivals.peerMoved(in.peer()));
            case ProcessorInput.HostsAre in -> settle(notices.hostsAre(in));
            case ProcessorInput.Crowded in -> settle(arrivals.crowded(in.crowded()));
            case ProcessorInput.Approaching in -> settle(arrivals.approaching(in.head()));
            case ProcessorInput.Prepare _ -> settle(moving.prepare());
            case ProcessorInput.Abort _ -> settle(moving.abort());
            case ProcessorInput.Unwind _ -> settle(moving.unwind());
            case ProcessorInput.Kill _ ->
                    settle(moving.over(new ProcessorInput.Finished(TaskEnd.KILLED, "killed")));
            case ProcessorInput.Finished in -> settle(moving.over(in));
        };
    }

    // --- calls of the program

    private Reply call(Call call) {
        now.waitingFor = Optional.empty();
        now.outside = false;
        switch (now.phase) {
            case UNWOUND, ENDING, ENDED, OVER -> {
                return Reply.UNWOUND;
            }
            case CLOSED -> {
                return Reply.HELD;
            }
            case YIELDING -> {
                if (!savesState) {
                    moving.close(Optional.empty());
                    return Reply.HELD;
                }
                if (call instanceof ProcessorInput.StateSaved saved) {
                    moving.close(Optional.of(saved));
                    return Reply.DONE;
                }
                if (Saving.isSavable(call)) {
                    if (!now.hasReplayed()) {
                        moving.close(Optional.empty());
                        return Reply.HELD;
                    }
                    return saving.wanted(call);
                }
            }
            case RUNNING -> {
                if (saving.isDue()) {
                    if (call instanceof ProcessorInput.StateSaved saved) {
                        saving.checkpoint(saved);
                        return Reply.DONE;
                    }
                    if (Saving.isSavable(call)) {
                        return saving.wanted(call);
                    }
                }
            }
        }
        Reply reply = calls.answer(call);
        boolean waits = reply instanceof Reply.Wait;
        now.outside = reply instanceof Reply.Live;
        if (waits) {
            now.waitingFor = Optional.of(call);
        } else if (!now.outside && Calls.isOfTheProgram(call)) {
            state.calls++;
        }
        if (state.replay.caughtUp(state.calls, waits || now.outside)) {
            now.emit(new Effect.CaughtUp());
        }
        return reply;
    }

    // --- journal and time

    private Reply persisted(long count) {
        ledger.persisted(count);
        return Reply.DONE;
    }

    private Reply tick(long nanos) {
        state.now = nanos;
        if (now.phase == Phase.CLOSED || now.phase == Phase.UNWOUND) {
            return Reply.DONE;
        }
        state.outgoing.values().forEach(stream -> now.resend(stream, false));
        for (InStream stream : state.incoming.values()) {
            if (stream.wantsAck()) {
                arrivals.acknowledge(stream);
            }
        }
        if (ending.isDue(nanos)) {
            state.watches.unconfirmed().forEach(notices::requestWatch);
            ending.tellAgain(now.phase);
        }
        return Reply.DONE;
    }

    // --- the end of a step

    /// Phases that go on by themselves once something is durable or drained.
    private Step settle(Reply reply) {
        if (now.phase == Phase.ENDING || now.phase == Phase.ENDED) {
            now.phase = ending.settle(now.phase);
        }
        if (now.phase == Phase.RUNNING && saving.asksNow()) {
            now.emit(new Effect.Yielding());
        }
        moving.settle();
        return finish(reply);
    }

    private Step finish(Reply reply) {
        return new Step(ledger.takeFresh(), now.takeEffects(), reply);
    }
}
