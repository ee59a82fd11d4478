package org.godwit.cluster.processor;

import static java.util.Objects.requireNonNull;

import org.godwit.host.HostInfo;
import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.port.MachineCall;
import org.godwit.port.Printed;
import org.godwit.port.Signal;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.port.TaskPort;
import org.godwit.port.TaskUnwound;
import org.godwit.processor.OutcomeKind;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.ProcessorInput.Call;
import org.godwit.processor.Reply;
import org.godwit.queue.Selector;
import org.godwit.task.Inherited.Collector;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// The port of a task: its calls become inputs of the cell, and its thread parks while the answer
/// is to wait. Used on the task's thread only.
final class CellPort implements TaskPort {

    private final ProcessorCell cell;
    private final MachineServices machine;
    private final Map<Class<?>, Object> attachments = new HashMap<>();
    private Optional<YieldPoints> yieldPoints = Optional.empty();

    CellPort(ProcessorCell cell, MachineServices machine) {
        this.cell = cell;
        this.machine = machine;
        hearSignals();
    }

    /// From now on the task can be captured where [#yieldPoint] is called, and where it waits.
    void yieldsAt(YieldPoints points) {
        yieldPoints = Optional.of(points);
    }

    @Override
    public void yieldPoint() {
        if (yieldPoints.isPresent()) {
            yieldPoints.get().passCall(memory());
        }
    }

    @Override
    public void loopHead() {
        yieldPoints.ifPresent(YieldPoints::passLoop);
    }

    private void stillWaiting() {
        yieldPoints.ifPresent(YieldPoints::passWaiting);
    }

    /// What belongs to the task and moves with it.
    Map<Class<?>, Object> attachments() {
        return attachments;
    }

    void restore(Map<Class<?>, Object> saved) {
        attachments.clear();
        attachments.putAll(saved);
        hearSignals();
    }

    private void hearSignals() {
        PortMemory memory = memory();
        cell.tellsSignals(number -> signalled(memory, number));
    }

    private PortMemory memory() {
        return attachment(PortMemory.class, PortMemory::new);
    }

    @Override
    public TaskSpec spec() {
        return cell.spec();
    }

    /// Makes a call until it is answered. The state is only asked for when the call is savable.
    private Reply call(Call call, Supplier<byte[]> save) {
        while (true) {
            Reply reply = cell.input(call);
            switch (reply) {
                case Reply.Wait _, Reply.Held _ -> {
                    cell.awaitWake();
                    stillWaiting();
                }
                case Reply.SaveState _ -> cell.input(new ProcessorInput.StateSaved(save.get(), 0));
                case Reply.Unwound _ -> throw TaskUnwound.INSTANCE;
                case Reply.Done _,
                        Reply.Delivered _,
                        Reply.Nothing _,
                        Reply.Recorded _,
                        Reply.Live _ -> {
                    return reply;
                }
            }
        }
    }

    private Reply call(Call call) {
        return call(
                call,
                () -> {
                    throw new IllegalStateException("asked for state at a call that saves none");
                });
    }

    @Override
    public void send(Tid destination, int tag, int context, int waitId, Body body) {
        machine.messageLimit().check(body.length());
        call(new ProcessorInput.Send(destination, tag, context, waitId, body));
    }

    @Override
    public Message receive(Selector selector) {
        return delivered(call(new ProcessorInput.Receive(selector, false)));
    }

    /// Receives between two messages of a program that can save its state.
    Message receiveSavable(Supplier<byte[]> save) {
        return delivered(call(new ProcessorInput.Receive(Selector.ANY, true), save));
    }

    private static Message delivered(Reply reply) {
        return ((Reply.Delivered) reply).message();
    }

    private static Optional<Message> maybe(Reply reply) {
        return reply instanceof Reply.Delivered hit ? Optional.of(hit.message()) : Optional.empty();
    }

    @Override
    public Optional<Message> receiveNow(Selector selector) {
        return maybe(call(new ProcessorInput.Take(selector)));
    }

    @Override
    public Optional<Message> receiveWithin(Selector selector, Duration timeout) {
        PortMemory memory = memory();
        long began = System.nanoTime() - memory.nanosWaited;
        while (true) {
            long left = began + Math.max(0, timeout.toNanos()) - System.nanoTime();
            Reply reply = cell.input(new ProcessorInput.TakeWithin(selector, left <= 0));
            switch (reply) {
                case Reply.Wait _ -> {
                    cell.awaitWake(left);
                    // if it is captured here it waits for the rest of the time elsewhere
                    memory.nanosWaited = System.nanoTime() - began;
                    stillWaiting();
                }
                case Reply.Held _ -> cell.awaitWake();
                case Reply.Unwound _ -> throw TaskUnwound.INSTANCE;
                default -> {
                    memory.nanosWaited = 0;
                    return maybe(reply);
                }
            }
        }
    }

    @Override
    public Optional<Message> probe(Selector selector) {
        return maybe(call(new ProcessorInput.Probe(selector)));
    }

    @Override
    public SpawnOutcome spawn(SpawnRequest request) {
        long number = cell.nextCall();
        SpawnOutcome outcome =
                outcome(
                        OutcomeKind.SPAWN,
                        SpawnOutcome.class,
                        () -> machine.spawn(spec(), number, request));
        if (outcome instanceof SpawnOutcome.Spawned(var tids)) {
            output().spawned(tids, request.inherited().output());
        }
        return outcome;
    }

    @Override
    public Tid service(String program) {
        return outcome(OutcomeKind.SERVICE, Tid.class, () -> machine.service(program));
    }

    @Override
    public boolean isRunning(Tid tid) {
        return outcome(OutcomeKind.RUNNING, Boolean.class, () -> machine.isRunning(tid));
    }

    @Override
    public List<HostInfo> hosts() {
        return List.of(outcome(OutcomeKind.HOSTS, HostInfo[].class, () -> machine.hosts()));
    }

    @Override
    public List<TaskInfo> tasks() {
        return List.of(outcome(OutcomeKind.TASKS, TaskInfo[].class, () -> machine.tasks()));
    }

    @Override
    public <A> A ask(MachineCall<A> question) {
        long number = cell.nextCall();
        return outcome(
                OutcomeKind.MACHINE,
                question.answer(),
                () -> machine.ask(spec(), number, question));
    }

    /// A call that the program cannot foresee: from the journal when it is replayed, else in
    /// earnest and then journaled.
    private <T> T outcome(OutcomeKind kind, Class<T> type, Supplier<CompletionStage<T>> ask) {
        if (call(new ProcessorInput.Recall(kind)) instanceof Reply.Recorded recorded) {
            return machine.decode(recorded.result(), type);
        }
        T result = await(ask.get());
        call(new ProcessorInput.Record(kind, machine.encode(result, type)));
        return result;
    }

    private <T> T await(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        future.whenComplete((_, _) -> cell.wake());
        while (!future.isDone()) {
            if (cell.isOver()) {
                throw TaskUnwound.INSTANCE;
            }
            cell.awaitWake();
            stillWaiting();
        }
        return future.join();
    }

    @Override
    public void kill(Tid tid) {
        if (tid.equals(spec().tid())) {
            cell.input(new ProcessorInput.Kill());
            throw TaskUnwound.INSTANCE;
        }
        machine.kill(tid);
    }

    @Override
    public void notifyTaskExit(Tid subject, int tag, int context) {
        call(new ProcessorInput.NotifyTaskExit(subject, tag, context));
    }

    @Override
    public void notifyHostDelete(Tid host, int asked, int tag, int context) {
        call(new ProcessorInput.NotifyHostDelete(host, asked, tag, context, machine.isHost(host)));
    }

    @Override
    public void notifyHostAdd(int tag, int context, int count) {
        call(new ProcessorInput.NotifyHostAdd(tag, context, count));
    }

    @Override
    public void cancelNotify(Tid subject, int asked, int tag, int context) {
        call(new ProcessorInput.CancelNotify(subject, tag, context));
    }

    @Override
    public void print(String line) {
        print(Printed.line(line));
    }

    @Override
    public void print(Printed printed) {
        if (!output().collects(printed)) {
            call(new ProcessorInput.Print(printed));
        }
    }

    @Override
    public void end(int status) {
        output().end();
        cell.input(new ProcessorInput.Finished(TaskEnd.EXITED, status, ""));
        throw TaskUnwound.INSTANCE;
    }

    @Override
    public void outputTo(Collector collector) {
        memory().output = collector;
    }

    /// What the task writes, as messages if somebody collects it.
    CollectedOutput output() {
        return new CollectedOutput(cell, memory());
    }

    @Override
    public void handlesSignals(long signals) {
        memory().signals = signals;
    }

    /// A signal has come: ends the task if it has no handler and that is what the signal does.
    /// Called on any thread.
    private void signalled(PortMemory memory, int number) {
        if (Signal.endsByDefault(number) && (memory.signals & Signal.bit(number)) == 0) {
            cell.input(new ProcessorInput.Kill());
        }
    }

    @Override
    public void exit() {
        memory().exited = true;
    }

    @Override
    public boolean hasExited() {
        return memory().exited;
    }

    @Override
    public <T> T attachment(Class<T> type, Supplier<T> first) {
        return requireNonNull(
                type.cast(attachments.computeIfAbsent(type, _ -> requireNonNull(first.get()))));
    }

    @Override
    public int messageBytesMax() {
        return machine.messageLimit().bytes();
    }
}
