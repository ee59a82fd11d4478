package org.godwit.pvm;

import org.godwit.host.HostInfo;
import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.message.OutputMessage;
import org.godwit.port.MachineCall;
import org.godwit.port.Printed;
import org.godwit.port.Signal;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.port.TaskPort;
import org.godwit.port.TaskUnwound;
import org.godwit.queue.Selector;
import org.godwit.task.Inherited.Collector;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One task of a [LoopbackMachine].
final class LoopbackPort implements TaskPort {

    private final LoopbackMachine machine;
    private final TaskSpec spec;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Message> queue = new ArrayList<>();
    private final Map<Class<?>, Object> attachments = new HashMap<>();
    private volatile Collector output;
    private volatile long signals;
    private boolean killed;
    private boolean exited;

    LoopbackPort(LoopbackMachine machine, TaskSpec spec) {
        this.machine = machine;
        this.spec = spec;
        this.output = spec.inherited().output();
    }

    void accept(Message m) {
        change(() -> queue.add(m));
        boolean handled = (signals & Signal.bit(Math.max(1, m.tag()))) != 0;
        if (m.context() == Signal.CONTEXT && Signal.endsByDefault(m.tag()) && !handled) {
            kill();
        }
    }

    void kill() {
        change(() -> killed = true);
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Message find(Selector selector, boolean take) {
        if (killed) {
            throw TaskUnwound.INSTANCE;
        }
        for (int i = 0; i < queue.size(); i++) {
            if (selector.accepts(queue.get(i))) {
                return take ? queue.remove(i) : queue.get(i);
            }
        }
        return null;
    }

    private Optional<Message> await(Selector selector, boolean take, long nanos) {
        lock.lock();
        try {
            Message found = find(selector, take);
            long left = nanos;
            while (found == null && left > 0) {
                left = changed.awaitNanos(left);
                found = find(selector, take);
            }
            return Optional.ofNullable(found);
        } catch (InterruptedException e) {
            throw TaskUnwound.INSTANCE;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public TaskSpec spec() {
        return spec;
    }

    @Override
    public void send(Tid destination, int tag, int context, int waitId, Body body) {
        machine.send(new Message(spec.tid(), destination, tag, context, waitId, body));
    }

    @Override
    public Message receive(Selector selector) {
        return await(selector, true, TimeUnit.MINUTES.toNanos(1))
                .orElseThrow(() -> new AssertionError("nothing came for " + selector));
    }

    @Override
    public Optional<Message> receiveNow(Selector selector) {
        return await(selector, true, 0);
    }

    @Override
    public Optional<Message> receiveWithin(Selector selector, Duration timeout) {
        return await(selector, true, timeout.toNanos());
    }

    @Override
    public Optional<Message> probe(Selector selector) {
        return await(selector, false, 0);
    }

    @Override
    public SpawnOutcome spawn(SpawnRequest request) {
        SpawnOutcome outcome = machine.spawn(spec.tid(), request);
        Collector to = request.inherited().output();
        if (outcome instanceof SpawnOutcome.Spawned(var tids) && !to.isNobody()) {
            for (Tid tid : tids) {
                Body body = OutputMessage.about(tid, OutputMessage.SPAWNED, spec.tid());
                machine.deliver(new Message(spec.tid(), to.tid(), to.tag(), to.context(), 0, body));
            }
        }
        return outcome;
    }

    @Override
    public void kill(Tid tid) {
        machine.kill(tid);
    }

    @Override
    public Tid service(String program) {
        return machine.service(program);
    }

    @Override
    public boolean isRunning(Tid tid) {
        return machine.isRunning(tid);
    }

    @Override
    public List<HostInfo> hosts() {
        return machine.hosts();
    }

    @Override
    public List<TaskInfo> tasks() {
        return machine.tasks();
    }

    @Override
    public void notifyTaskExit(Tid subject, int tag, int context) {
        machine.watch(subject, spec.tid(), tag, context);
    }

    @Override
    public void notifyHostDelete(Tid host, int asked, int tag, int context) {
        if (!host.equals(LoopbackMachine.HOST.tid())) {
            machine.notice(spec.tid(), asked, tag, context);
        }
    }

    @Override
    public void notifyHostAdd(int tag, int context, int count) {
        // no host ever joins
    }

    @Override
    public void cancelNotify(Tid subject, int asked, int tag, int context) {
        machine.unwatch(subject, spec.tid(), tag, context);
    }

    @Override
    public void print(String line) {
        print(Printed.line(line));
    }

    @Override
    public void print(Printed printed) {
        String text = printed.text();
        if (output.isNobody()) {
            machine.print(text);
        } else {
            collect(OutputMessage.text(spec.tid(), printed.partial() ? text : text + "\n"));
        }
    }

    private void collect(Body body) {
        machine.deliver(
                new Message(spec.tid(), output.tid(), output.tag(), output.context(), 0, body));
    }

    void beginOutput() {
        if (!output.isNobody()) {
            Tid parent = spec.parent().orElse(new Tid(0));
            collect(OutputMessage.about(spec.tid(), OutputMessage.BEGINS, parent));
        }
    }

    void endOutput() {
        if (!output.isNobody()) {
            collect(OutputMessage.end(spec.tid()));
        }
    }

    @Override
    public void outputTo(Collector collector) {
        output = collector;
    }

    @Override
    public void handlesSignals(long set) {
        signals = set;
    }

    @Override
    public <A> A ask(MachineCall<A> call) {
        return machine.ask(call);
    }

    @Override
    public void exit() {
        change(() -> {
            exited = true;
            queue.clear();
        });
    }

    @Override
    public boolean hasExited() {
        return exited;
    }

    @Override
    public <T> T attachment(Class<T> type, Supplier<T> first) {
        return type.cast(attachments.computeIfAbsent(type, k -> first.get()));
    }

    @Override
    public int messageBytesMax() {
        return LoopbackMachine.MESSAGE_BYTES_MAX;
    }
}
