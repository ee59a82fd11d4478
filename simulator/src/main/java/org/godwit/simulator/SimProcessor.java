package org.godwit.simulator;

import org.godwit.processor.Effect;
import org.godwit.processor.Phase;
import org.godwit.processor.Processor;
import org.godwit.processor.ProcessorEvent;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.ProcessorInput.Call;
import org.godwit.processor.Recovery;
import org.godwit.processor.Reply;
import org.godwit.processor.Step;
import org.godwit.task.Tid;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// One incarnation of a VP on a simulated host: the protocol, its program and its writes to the
/// journal. It plays the part that the actor and the task's thread play in a real host.
final class SimProcessor {

    private static final int CALLS_PER_SLICE = 4;

    private final World world;
    private final SimJournal journal;
    private final Processor processor;
    private final SimProgram program;
    final int host;
    private final Deque<List<ProcessorEvent>> unwritten = new ArrayDeque<>();
    private final boolean endedBefore;
    private final boolean runs;
    private int nextSequence;
    private long written;
    private long persisted;
    private boolean writing;
    private boolean threadRuns;
    private boolean runPlanned;
    private long submitted;
    private boolean closed;
    private int closings;
    private long resumedAfter;
    private boolean spoke;
    private Optional<Call> pending = Optional.empty();
    private boolean dead;

    SimProcessor(
            World world,
            SimJournal journal,
            Recovery.Recovered recovered,
            SimProgram program,
            int host) {
        this.world = world;
        this.journal = journal;
        this.processor = recovered.processor();
        this.program = program;
        this.host = host;
        this.nextSequence = journal.size() + 1;
        this.runs = recovered.runs();
        this.endedBefore = recovered.first().events().isEmpty();
        if (!recovered.program().isEmpty()) {
            program.load(joined(recovered.program()));
        }
    }

    void begin(Recovery.Recovered recovered) {
        carryOut(recovered.first());
        if (runs) {
            threadRuns = true;
            runWithin(2);
        }
    }

    Processor processor() {
        return processor;
    }

    Tid tid() {
        return processor.spec().tid();
    }

    boolean isDead() {
        return dead;
    }

    boolean isClosed() {
        return processor.phase() == Phase.CLOSED;
    }

    /// How often it has closed: tells one closing from the next.
    int closings() {
        return closings;
    }

    /// Whether its beginning stands in the journal (it may not have heard of that).
    boolean isJournaled() {
        return written > 0 || endedBefore;
    }

    /// Whether anything has left it since it last closed that is not covered by the closing.
    boolean hasSpoken() {
        return spoke;
    }

    void die() {
        dead = true;
    }

    /// Gives the protocol an input from outside the program.
    void input(ProcessorInput input) {
        if (!dead) {
            carryOut(processor.step(input));
        }
    }

    void tick(ProcessorInput tick) {
        if (!dead && processor.wantsTick()) {
            carryOut(processor.step(tick));
        }
    }

    // --- the program

    private void runWithin(int micros) {
        if (!runPlanned) {
            runPlanned = true;
            world.agenda().after(world.random().nextInt(1, micros), this::run);
        }
    }

    /// The program makes its next calls, until it has to wait or its slice of time is over.
    private void run() {
        runPlanned = false;
        for (int slice = 0; slice < CALLS_PER_SLICE; slice++) {
            if (dead || !threadRuns || !callGoesOn()) {
                return;
            }
            if (program.isOver()) {
                threadRuns = false;
                input(program.finished());
                return;
            }
        }
        runWithin(300);
    }

    /// Makes one call; false if the thread has to wait then.
    private boolean callGoesOn() {
        Call call = pending.orElseGet(this::nextCall);
        pending = Optional.of(call);
        Step step = processor.step(call);
        boolean goesOn =
                switch (step.reply()) {
                    case Reply.Wait _ -> {
                        expireLater(call);
                        yield false;
                    }
                    case Reply.Held _ -> false;
                    case Reply.Unwound _ -> {
                        threadRuns = false;
                        yield false;
                    }
                    case Reply.SaveState _ -> true;
                    case Reply.Live _ -> {
                        askOutside((ProcessorInput.Recall) call);
                        yield false;
                    }
                    case Reply.Done _, Reply.Delivered _, Reply.Nothing _, Reply.Recorded _ -> {
                        pending = Optional.empty();
                        program.answered(call, step.reply());
                        yield true;
                    }
                };
        carryOut(step);
        if (step.reply() instanceof Reply.SaveState) {
            save();
        }
        return goesOn;
    }

    /// Where the program can be saved it may come by a yield point first.
    private Call nextCall() {
        Call next = program.next();
        boolean yields =
                next instanceof ProcessorInput.Receive r
                        && r.savable()
                        && world.random().nextInt(4) == 0;
        return yields ? new ProcessorInput.YieldPoint() : next;
    }

    /// Says its state, in parts or in one piece, or that it cannot just now, or begins with it in
    /// vain.
    private void save() {
        byte[] state = program.save();
        int said = 0;
        int parts = 0;
        for (int more = world.random().nextInt(4); more > 0 && !dead; more--) {
            int upTo = said + world.random().nextInt(state.length - said + 1);
            input(new ProcessorInput.StatePart(parts++, Arrays.copyOfRange(state, said, upTo)));
            said = upTo;
        }
        if (world.random().nextInt(5) == 0) {
            input(new ProcessorInput.StateUnavailable());
        } else {
            byte[] rest = Arrays.copyOfRange(state, said, state.length);
            input(new ProcessorInput.StateSaved(rest, parts));
        }
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /// A call whose outcome is not in the program's hand takes its time.
    private void askOutside(ProcessorInput.Recall recall) {
        byte[] result = {(byte) world.random().nextInt(256)};
        pending = Optional.of(new ProcessorInput.Record(recall.kind(), result));
        runWithin(2_000);
    }

    private void expireLater(Call call) {
        if (call instanceof ProcessorInput.TakeWithin take && !take.expired()) {
            Call expired = new ProcessorInput.TakeWithin(take.selector(), true);
            world.agenda()
                    .after(
                            world.random().nextInt(1, 5_000),
                            () -> {
                                if (pending.filter(p -> p == call).isPresent()) {
                                    pending = Optional.of(expired);
                                    runWithin(2);
                                }
                            });
        }
    }

    // --- what the protocol wants done

    private void carryOut(Step step) {
        if (!step.events().isEmpty()) {
            submitted += step.events().size();
            unwritten.addLast(step.events());
            write();
        }
        noteClosing();
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Transmit e -> {
                    spoke |= !closed && persisted >= resumedAfter;
                    world.witness().leaves(e.frame(), persisted > 0 || endedBefore);
                    world.network().transmit(host, e.frame());
                }
                case Effect.WakeTask _ -> {
                    if (threadRuns) {
                        runWithin(100);
                    }
                }
                case Effect.Output e ->
                        world.witness().printed(tid(), e.number(), e.printed().text());
                case Effect.Closed _ -> world.mishaps().closed(this);
                case Effect.Over e -> world.over(this, e.end());
                case Effect.Yielding _, Effect.CaughtUp _, Effect.Signalled _ -> {}
            }
        }
    }

    private void noteClosing() {
        boolean was = closed;
        closed = isClosed();
        if (closed) {
            spoke = false;
            closings += was ? 0 : 1;
        } else if (was) {
            resumedAfter = submitted;
        }
    }

    /// One write at a time, as an actor persists.
    private void write() {
        if (writing || unwritten.isEmpty()) {
            return;
        }
        writing = true;
        List<ProcessorEvent> batch = unwritten.stream().flatMap(List::stream).toList();
        unwritten.clear();
        world.agenda().after(world.mishaps().journalMicros(), () -> append(batch));
    }

    /// A crash may come before it, after it, or in between.
    private void append(List<ProcessorEvent> batch) {
        if (!dead) {
            world.mishaps().crashesAtWrite(this, batch);
        }
        int reaches = dead ? world.random().nextInt(batch.size() + 1) : batch.size();
        if (!journal.append(nextSequence, batch.subList(0, reaches))) {
            if (!dead) {
                die();
                world.fenced(this);
            }
            return;
        }
        if (runs && written == 0 && reaches > 0) {
            world.effective(tid(), program);
        }
        nextSequence += reaches;
        written += reaches;
        if (!dead && !world.mishaps().crashesAtWrite(this, batch)) {
            world.agenda().after(world.random().nextInt(1, 300), this::appended);
        }
    }

    private void appended() {
        if (dead) {
            return;
        }
        persisted = written;
        writing = false;
        input(new ProcessorInput.Persisted(persisted));
        write();
    }
}
