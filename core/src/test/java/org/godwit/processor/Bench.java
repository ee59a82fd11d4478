package org.godwit.processor;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.queue.Selector;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A processor on the test bench: keeps its journal, writes it when told to, and collects what
/// leaves.
final class Bench {

    static final Tid ME = Tid.task(1, 1, 0);
    static final Tid PEER = Tid.task(1, 2, 0);
    static final Tid OTHER = Tid.task(1, 3, 0);
    static final Tid HOST = Tid.ofHost(1);
    static final Tid HOST_2 = Tid.ofHost(1 + 1);
    static final Duration SILENCE = Duration.ofMillis(200);

    /// Small enough to reach: 3 messages or 100 bytes unacknowledged, 2 held early, 4 queued.
    static final ProcessorLimits LIMITS =
            new ProcessorLimits(3, 100, 2, 100, 4, 100, 40, SILENCE, 1000, 1 << 20);

    final List<ProcessorEvent> journal;
    final Processor processor;
    final Recovery.Recovered recovered;
    private final List<ProcessorEvent> unwritten = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final int firstWrite;

    private Bench(
            Recovery recovery,
            List<ProcessorEvent> history,
            boolean savesState,
            ProcessorLimits limits) {
        journal = new ArrayList<>(history);
        firstWrite = journal.size();
        recovered = recovery.begin(HOST, savesState, limits);
        processor = recovered.processor();
        collect(recovered.first());
    }

    /// A new journaled task whose beginning is in the journal.
    static Bench journaled() {
        return first(Durability.JOURNALED, false, LIMITS).write();
    }

    static Bench migratable() {
        return first(Durability.MIGRATABLE, false, LIMITS).write();
    }

    static Bench savingState() {
        return first(Durability.JOURNALED, true, LIMITS).write();
    }

    static Bench first(Durability durability, boolean savesState, ProcessorLimits limits) {
        return first(durability, savesState, limits, Inherited.NOTHING);
    }

    static Bench first(
            Durability durability,
            boolean savesState,
            ProcessorLimits limits,
            Inherited inherited) {
        TaskSpec spec =
                new TaskSpec(
                        ME,
                        "program",
                        List.of(),
                        Optional.empty(),
                        false,
                        List.of(ME),
                        durability,
                        inherited);
        return new Bench(Recovery.firstOf(spec), List.of(), savesState, limits);
    }

    /// The next incarnation, from what this one has in its journal; its beginning is not yet
    /// written.
    Bench next() {
        return next(false);
    }

    Bench next(boolean savesState) {
        return next(savesState, LIMITS);
    }

    Bench next(boolean savesState, ProcessorLimits limits) {
        return new Bench(Recovery.from(List.copyOf(journal)), journal, savesState, limits);
    }

    /// The next incarnation, when what no recovery needs was deleted.
    Bench nextOfTheRest(boolean savesState) {
        List<ProcessorEvent> rest =
                journal.subList(Recovery.from(journal).obsolete(), journal.size());
        return new Bench(Recovery.from(List.copyOf(rest)), rest, savesState, LIMITS);
    }

    Reply step(ProcessorInput input) {
        Step step = processor.step(input);
        collect(step);
        return step.reply();
    }

    private void collect(Step step) {
        unwritten.addAll(step.events());
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Transmit transmit) {
                frames.add(transmit.frame());
            } else {
                effects.add(effect);
            }
        }
    }

    /// The journal takes everything recorded so far, and says so.
    Bench write() {
        while (!unwritten.isEmpty()) {
            writeUnheard();
            step(new ProcessorInput.Persisted(journal.size() - firstWrite));
        }
        return this;
    }

    /// The journal takes everything, but the processor does not come to hear of it.
    Bench writeUnheard() {
        journal.addAll(unwritten);
        unwritten.clear();
        return this;
    }

    /// The events recorded and not yet written.
    List<ProcessorEvent> unwritten() {
        return List.copyOf(unwritten);
    }

    /// The frames that left since this was last asked.
    List<Frame> sent() {
        List<Frame> taken = List.copyOf(frames);
        frames.clear();
        return taken;
    }

    List<Long> sentSequences() {
        return sent().stream()
                .filter(Frame.Data.class::isInstance)
                .map(f -> ((Frame.Data) f).sequence())
                .toList();
    }

    /// The effects, transmissions aside, since this was last asked.
    List<Effect> effects() {
        List<Effect> taken = List.copyOf(effects);
        effects.clear();
        return taken;
    }

    /// Forgets what has left so far.
    Bench quiet() {
        sent();
        effects();
        return this;
    }

    // --- inputs

    Reply send(Tid to, String text) {
        return step(new ProcessorInput.Send(to, 7, 0, 0, body(text)));
    }

    void arrive(Frame frame) {
        step(new ProcessorInput.Arrived(frame));
    }

    void arriveData(long... sequences) {
        for (long sequence : sequences) {
            arrive(data(PEER, sequence));
        }
    }

    void ack(Tid from, long upTo) {
        arrive(new Frame.Ack(from, 1, ME, upTo));
    }

    void tick(Duration at) {
        step(new ProcessorInput.Tick(at.toNanos()));
    }

    Reply receive() {
        return step(new ProcessorInput.Receive(Selector.ANY, true));
    }

    Reply take() {
        return step(new ProcessorInput.Take(Selector.ANY));
    }

    Reply probe() {
        return step(new ProcessorInput.Probe(Selector.ANY));
    }

    /// Orders a move and lets the program come to a receive; the journal takes all.
    Bench close() {
        step(new ProcessorInput.Prepare());
        if (processor.phase() != Phase.CLOSED) {
            receive();
        }
        return write();
    }

    static Frame.Data data(Tid from, long sequence) {
        return new Frame.Data(from, 1, ME, sequence, 7, 0, 0, body("m" + sequence));
    }

    static Frame.Ack ackTo(Tid peer, int incarnation, long upTo) {
        return new Frame.Ack(ME, incarnation, peer, upTo);
    }

    static Body body(String text) {
        return Body.of(Encoding.DEFAULT, text.getBytes(StandardCharsets.US_ASCII));
    }

    static String text(Reply reply) {
        return new String(
                ((Reply.Delivered) reply).message().body().exactBytes(), StandardCharsets.US_ASCII);
    }
}
