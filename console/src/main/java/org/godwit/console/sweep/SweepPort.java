package org.godwit.console.sweep;

import org.godwit.continuation.CaptureSignal;
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

/// A virtual machine with one task, which can send messages to itself only. It counts yield points
/// and captures the task at one of them. Used on the task's thread; read when that is over.
final class SweepPort implements TaskPort {

    /// A program that has passed so many yield points is taken for one that does not end.
    private static final int POINTS_MAX = 200_000;

    private static final int MESSAGE_BYTES_MAX = 4_000_000;
    private static final Tid SELF = Tid.task(1, 1, 0);
    private static final HostInfo HOST =
            new HostInfo(Tid.ofHost(1), "sweep", "JAVA", "127.0.0.1:1", 1);

    private final TaskSpec spec;
    private final List<String> lines;
    private final List<Message> queue;
    private final Map<Class<?>, Object> attachments = new HashMap<>();
    private final Supplier<Optional<String>> pinned;
    private final YieldWatch watch;
    private final List<String> pins = new ArrayList<>();
    private Optional<Throwable> failure = Optional.empty();
    private boolean exited;
    private int points;
    private int untilCapture;

    /// Told of each yield point, by number from 1.
    @FunctionalInterface
    interface YieldWatch {
        void passes(int point);
    }

    /// @param pinned why the calling thread cannot be captured
    SweepPort(Order order, Supplier<Optional<String>> pinned, YieldWatch watch) {
        TaskState from = order.from();
        this.spec =
                new TaskSpec(
                        SELF,
                        from.program(),
                        List.of(),
                        Optional.empty(),
                        false,
                        List.of(SELF),
                        Durability.MIGRATABLE,
                        Inherited.NOTHING);
        this.lines = new ArrayList<>(from.lines());
        this.queue = new ArrayList<>(from.queue());
        this.exited = from.exited();
        this.points = from.points();
        this.untilCapture = order.points() == Order.NEVER ? -1 : order.points();
        this.pinned = pinned;
        this.watch = watch;
    }

    @Override
    public void yieldPoint() {
        points++;
        if (points > POINTS_MAX) {
            throw new IllegalStateException("it has passed %d yield points".formatted(points));
        }
        watch.passes(points);
        if (untilCapture < 0 || --untilCapture > 0) {
            return;
        }
        Optional<String> why = pinned.get();
        if (why.isEmpty()) {
            throw new CaptureSignal();
        }
        pins.add(why.get());
        untilCapture = 1;
    }

    /// From now on it is not captured.
    void stopCapturing() {
        untilCapture = -1;
    }

    TaskState state(List<byte[]> capture) {
        return new TaskState(spec.program(), lines, queue, exited, points, capture);
    }

    List<String> pins() {
        return pins;
    }

    /// What the program threw at its end, if anything.
    Optional<Throwable> failure() {
        return failure;
    }

    void failed(Throwable thrown) {
        failure = Optional.of(thrown);
    }

    Map<Class<?>, Object> attachments() {
        return attachments;
    }

    void restore(Map<Class<?>, Object> saved) {
        attachments.clear();
        attachments.putAll(saved);
    }

    @Override
    public TaskSpec spec() {
        return spec;
    }

    /// To itself; anything else is a task that does not exist.
    @Override
    public void send(Tid destination, int tag, int context, int waitId, Body body) {
        if (destination.equals(SELF)) {
            queue.add(new Message(SELF, SELF, tag, context, waitId, body));
        }
    }

    @Override
    public Message receive(Selector selector) {
        return receiveNow(selector)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "it waits for a message that nobody sends: " + selector));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // equal messages are taken in their order
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
        return new SpawnOutcome.Refused(
                SpawnOutcome.Reason.NO_SUCH_PROGRAM, "programs of a sweep are alone");
    }

    @Override
    public void kill(Tid tid) {
        if (tid.equals(SELF)) {
            throw new IllegalStateException("it kills itself");
        }
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
        return List.of(HOST);
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
        return MESSAGE_BYTES_MAX;
    }
}
