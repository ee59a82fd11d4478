package org.godwit.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.godwit.processor.Effect;
import org.godwit.processor.Phase;
import org.godwit.processor.Processor;
import org.godwit.processor.ProcessorEvent;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.ProcessorInput.Call;
import org.godwit.processor.Recovery;
import org.godwit.processor.Reply;
import org.godwit.processor.Step;

/// One incarnation of a VP on a simulated host: the protocol, its program and its writes to the journal.
/// It plays the part that the actor and the task's thread play in a real host.
final class SimProcessor {

    private final World world;
    private final SimJournal journal;
    private final Processor processor;
    final SimProgram program;
    final int host;
    private final Deque<List<ProcessorEvent>> unwritten = new ArrayDeque<>();
    private int nextSequence;
    private long persisted;
    private boolean writing;
    private boolean programStarted;
    private Optional<Call> pending = Optional.empty();
    private boolean dead;

    SimProcessor(
            World world, SimJournal journal, Recovery.Recovered recovered, SimProgram program, int host) {
        this.world = world;
        this.journal = journal;
        this.processor = recovered.processor();
        this.program = program;
        this.host = host;
        this.nextSequence = journal.history().size() + 1;
        recovered.program().ifPresent(program::load);
        carryOut(recovered.first());
        if (recovered.runs()) {
            programStarted = true;
            world.after(1, this::run);
        }
    }

    Processor processor() {
        return processor;
    }

    boolean isDead() {
        return dead;
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

    /// The program makes its next calls, until it has to wait or its slice of time is over.
    private void run() {
        for (int slice = 0; slice < 4 && !dead; slice++) {
            if (program.isOver()) {
                return;
            }
            Call call = pending.orElseGet(program::next);
            Step step = processor.step(call);
            pending = Optional.of(call);
            switch (step.reply()) {
                case Reply.Wait _, Reply.Held _ -> {
                    carryOut(step);
                    return;
                }
                case Reply.Unwound _ -> {
                    carryOut(step);
                    programStarted = false;
                    return;
                }
                case Reply.SaveState _ -> {
                    carryOut(step);
                    carryOut(processor.step(new ProcessorInput.StateSaved(program.save())));
                }
                case Reply.Live _ -> {
                    carryOut(step);
                    askOutside((ProcessorInput.Recall) call);
                    return;
                }
                case Reply.Done _, Reply.Delivered _, Reply.Nothing _, Reply.Recorded _ -> {
                    pending = Optional.empty();
                    if (call instanceof ProcessorInput.Record made) {
                        program.outcome(new ProcessorInput.Recall(made.kind()), made.result());
                    } else {
                        program.answered(call, step.reply());
                    }
                    carryOut(step);
                }
            }
            if (program.isOver()) {
                input(world.finished());
                return;
            }
        }
        world.after(world.random().nextInt(1, 300), this::run);
    }

    /// A call whose outcome is not in the program's hand takes its time.
    private void askOutside(ProcessorInput.Recall recall) {
        pending =
                Optional.of(
                        new ProcessorInput.Record(
                                recall.kind(), new byte[] {(byte) world.random().nextInt(256)}));
        world.after(world.random().nextInt(1, 2_000), this::run);
    }

    private void carryOut(Step step) {
        if (!step.events().isEmpty()) {
            unwritten.addLast(step.events());
            write();
        }
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Transmit e -> world.transmit(host, e.frame());
                case Effect.WakeTask _ -> {
                    if (programStarted) {
                        world.after(world.random().nextInt(1, 100), this::run);
                    }
                }
                case Effect.Output e -> world.printed(processor.spec().tid(), e.number(), e.line());
                case Effect.Closed _ -> world.closed(this);
                case Effect.Over _ -> world.over(this);
                case Effect.Yielding _, Effect.CaughtUp _ -> {}
            }
        }
    }

    /// One write at a time, as an actor persists; a crash may come before it, after it, or in between.
    private void write() {
        if (writing || unwritten.isEmpty()) {
            return;
        }
        writing = true;
        List<ProcessorEvent> batch = unwritten.stream().flatMap(List::stream).toList();
        unwritten.clear();
        world.after(
                world.random().nextInt(1, 1_500),
                () -> {
                    if (dead && world.random().nextBoolean()) {
                        return;
                    }
                    if (!journal.append(nextSequence, batch)) {
                        die();
                        world.fenced(this);
                        return;
                    }
                    nextSequence += batch.size();
                    persisted += batch.size();
                    world.after(
                            world.random().nextInt(1, 300),
                            () -> {
                                writing = false;
                                input(new ProcessorInput.Persisted(persisted));
                                write();
                            });
                });
    }

    boolean isClosed() {
        return processor.phase() == Phase.CLOSED;
    }
}
