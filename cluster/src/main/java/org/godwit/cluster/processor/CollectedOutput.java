package org.godwit.cluster.processor;

import org.godwit.message.Body;
import org.godwit.message.OutputMessage;
import org.godwit.port.Printed;
import org.godwit.port.TaskUnwound;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.ProcessorInput.Call;
import org.godwit.processor.Reply;
import org.godwit.task.Inherited.Collector;
import org.godwit.task.Tid;

import java.util.List;

/// What one task writes, as messages to the task that collects it. On the task's thread only.
final class CollectedOutput {

    private static final Tid NO_PARENT = new Tid(0);

    private final ProcessorCell cell;
    private final PortMemory memory;

    CollectedOutput(ProcessorCell cell, PortMemory memory) {
        this.cell = cell;
        this.memory = memory;
    }

    private Collector collector() {
        Collector chosen = memory.output;
        return chosen == null ? cell.spec().inherited().output() : chosen;
    }

    private Tid self() {
        return cell.spec().tid();
    }

    /// False if nobody collects: nothing is done then.
    boolean collects(Printed printed) {
        boolean collected = !collector().isNobody();
        if (collected) {
            String text = printed.partial() ? printed.text() : printed.text() + "\n";
            send(collector(), OutputMessage.text(self(), text));
        }
        return collected;
    }

    /// Whoever collects the output of tasks that this one has spawned is told of them. By the
    /// spawner, so that it comes before the spawner's own end.
    void spawned(List<Tid> tids, Collector theirs) {
        if (!theirs.isNobody()) {
            tids.forEach(t -> send(theirs, OutputMessage.about(t, OutputMessage.SPAWNED, self())));
        }
    }

    /// The task begins; told once.
    void begin() {
        if (!collector().isNobody() && !memory.begun) {
            Tid parent = cell.spec().parent().orElse(NO_PARENT);
            send(collector(), OutputMessage.about(self(), OutputMessage.BEGINS, parent));
            memory.begun = true;
        }
    }

    /// The task ends by itself.
    void end() {
        if (!collector().isNobody()) {
            send(collector(), OutputMessage.end(self()));
        }
    }

    /// Not captured while it waits: it is a part of something that must not be done twice.
    private void send(Collector to, Body body) {
        Call send = new ProcessorInput.Send(to.tid(), to.tag(), to.context(), 0, body);
        Reply reply = cell.input(send);
        while (reply instanceof Reply.Wait || reply instanceof Reply.Held) {
            cell.awaitWake();
            reply = cell.input(send);
        }
        if (reply instanceof Reply.Unwound) {
            throw TaskUnwound.INSTANCE;
        }
    }
}
