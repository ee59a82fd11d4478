package org.godwit.examples.zoo;

import org.godwit.host.HostInfo;
import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.port.TaskPort;
import org.godwit.queue.Selector;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A virtual machine whose only task sends messages to itself.
final class LonePort implements TaskPort {

    private static final Tid SELF = Tid.task(1, 1, 0);

    final List<String> lines = new ArrayList<>();
    private final List<Message> queue = new ArrayList<>();
    private final Map<Class<?>, Object> attachments = new HashMap<>();
    private boolean exited;

    @Override
    public TaskSpec spec() {
        return new TaskSpec(
                SELF,
                "zoo",
                List.of(),
                Optional.empty(),
                false,
                List.of(SELF),
                Durability.MIGRATABLE,
                Inherited.NOTHING);
    }

    @Override
    public void send(Tid destination, int tag, int context, int waitId, Body body) {
        if (destination.equals(SELF)) {
            queue.add(new Message(SELF, SELF, tag, context, waitId, body));
        }
    }

    @Override
    public Message receive(Selector selector) {
        return receiveNow(selector)
                .orElseThrow(() -> new AssertionError("nobody sends " + selector));
    }

    @Override
    public Optional<Message> receiveNow(Selector selector) {
        Optional<Message> found = probe(selector);
        found.ifPresent(message -> queue.removeIf(queued -> queued == message));
        return found;
    }

    @Override
    public Optional<Message> receiveWithin(Selector selector, Duration timeout) {
        return receiveNow(selector);
    }

    @Override
    public Optional<Message> probe(Selector selector) {
        return queue.stream().filter(selector::accepts).findFirst();
    }

    @Override
    public SpawnOutcome spawn(SpawnRequest request) {
        return new SpawnOutcome.Refused(SpawnOutcome.Reason.NO_SUCH_PROGRAM, "there is only one");
    }

    @Override
    public void kill(Tid tid) {
        throw new AssertionError("it kills " + tid);
    }

    @Override
    public Tid service(String program) {
        throw new IllegalStateException("there is no service '" + program + "' here");
    }

    @Override
    public boolean isRunning(Tid tid) {
        return tid.equals(SELF);
    }

    @Override
    public List<HostInfo> hosts() {
        return List.of();
    }

    @Override
    public List<TaskInfo> tasks() {
        return List.of();
    }

    @Override
    public void notifyTaskExit(Tid subject, int tag, int context) {}

    @Override
    public void notifyHostDelete(Tid host, int asked, int tag, int context) {}

    @Override
    public void notifyHostAdd(int tag, int context, int count) {}

    @Override
    public void cancelNotify(Tid subject, int asked, int tag, int context) {}

    @Override
    public void print(String line) {
        lines.add(line);
    }

    @Override
    public void exit() {
        exited = true;
    }

    @Override
    public boolean hasExited() {
        return exited;
    }

    @Override
    public <T> T attachment(Class<T> type, Supplier<T> first) {
        Object found = attachments.get(type);
        if (found == null) {
            found = first.get();
            attachments.put(type, found);
        }
        return type.cast(found);
    }

    @Override
    public int messageBytesMax() {
        return 1_000_000;
    }
}
