package org.godwit.processor;

import org.godwit.message.Message;
import org.godwit.processor.ProcessorInput.Call;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the parts of the protocol share: the VP's state, its journal, and where this incarnation
/// stands. What of it is not state is gone with the incarnation.
final class Incarnation {

    final ProcessorState state;
    final Ledger ledger;
    Phase phase = Phase.RUNNING;

    /// The call that the program waits in.
    Optional<Call> waitingFor = Optional.empty();

    /// The program makes a call in earnest that nobody here can answer.
    boolean outside;

    /// The host has no memory left for messages to speak of.
    boolean crowded;

    /// Lines that have left.
    long linesOut;

    private List<Effect> effects = new ArrayList<>();
    private long retransmissions;

    Incarnation(ProcessorState state, Ledger ledger) {
        this.state = state;
        this.ledger = ledger;
        this.linesOut = state.lines;
    }

    /// The program may go on by itself.
    boolean runs() {
        return phase == Phase.RUNNING || phase == Phase.YIELDING;
    }

    long retransmissions() {
        return retransmissions;
    }

    /// Looks that found nothing are journaled only before something else is, or leaves.
    void recordMisses() {
        long takes = state.replay.takes.takeMisses();
        if (takes > 0) {
            ledger.record(new ProcessorEvent.TakeRecorded(takes, 0));
        }
        long probes = state.replay.probes.takeMisses();
        if (probes > 0) {
            ledger.record(new ProcessorEvent.ProbeRecorded(probes, 0));
        }
    }

    void wakeIfMatched() {
        waitingFor
                .filter(call ->
                        call instanceof ProcessorInput.Receive
                                || call instanceof ProcessorInput.TakeWithin)
                .ifPresent(_ -> emit(Effect.WAKE_TASK));
    }

    void wakeAnySender() {
        waitingFor
                .filter(ProcessorInput.Send.class::isInstance)
                .ifPresent(_ -> emit(Effect.WAKE_TASK));
    }

    void wakeSenderTo(Tid destination) {
        waitingFor
                .filter(call ->
                        call instanceof ProcessorInput.Send send
                                && send.destination().equals(destination))
                .ifPresent(_ -> emit(Effect.WAKE_TASK));
    }

    void transmit(ProcessorImage.Retained entry) {
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

    void resend(OutStream stream, boolean urgent) {
        List<ProcessorImage.Retained> due = stream.due(state.now, state.limits, urgent);
        retransmissions += due.size();
        due.forEach(this::transmit);
    }

    /// Whether the program has got everything that the journal holds for it. Before that its saved
    /// state would not be all there is.
    boolean hasReplayed() {
        return state.replay.isExhausted() && state.watches.isCaughtUp();
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    /// The effects since this was last asked.
    List<Effect> takeEffects() {
        if (effects.isEmpty()) {
            return List.of();
        }
        List<Effect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }
}
