package org.godwit.instrument;

import org.godwit.continuation.CaptureSignal;
import org.godwit.continuation.TaskCode;
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
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/// A virtual machine of one task that captures it at chosen yield points.
class TestPort implements TaskPort {

    private final TaskCode code;
    private final IntPredicate capture;
    private final Map<Class<?>, Object> attachments = new HashMap<>();
    private int reached;
    private boolean madeAgain;
    private boolean inFacade;

    /// Why captures were not possible, in order.
    final List<String> pinned = new ArrayList<>();

    /// @param capture whether to capture at the yield point reached as n-th, from 1 on
    TestPort(TaskCode code, IntPredicate capture) {
        this.code = code;
        this.capture = capture;
    }

    int reached() {
        return reached;
    }

    /// A call of the facade in which the program was captured is made again, and is one point.
    @Override
    public void yieldPoint() {
        inFacade = isCalledByFacade();
        if (inFacade && madeAgain) {
            madeAgain = false;
            return;
        }
        captureIfChosen();
    }

    private static boolean isCalledByFacade() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.limit(4)
                                .anyMatch(f -> f.getClassName().startsWith("org.godwit.pvm.")));
    }

    @Override
    public Tid service(String program) {
        throw new IllegalStateException("there is no service '" + program + "' here");
    }

    @Override
    public boolean isRunning(Tid tid) {
        return true;
    }

    void captureIfChosen() {
        if (!capture.test(++reached)) {
            return;
        }
        Optional<String> reason = code.pinned();
        if (reason.isPresent()) {
            pinned.add(reason.get());
            return;
        }
        madeAgain = inFacade;
        throw new CaptureSignal();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T attachment(Class<T> type, Supplier<T> first) {
        return (T) attachments.computeIfAbsent(type, t -> first.get());
    }

    @Override
    public boolean hasExited() {
        return false;
    }

    @Override
    public int messageBytesMax() {
        return 1 << 20;
    }

    @Override
    public void print(String line) {
        Output.print(line);
    }

    private static <T> T absent() {
        throw new UnsupportedOperationException("the programs of these tests do not ask for this");
    }

    @Override
    public TaskSpec spec() {
        Tid self = Tid.task(1, 1, 0);
        return new TaskSpec(
                self,
                "test",
                List.of(),
                Optional.empty(),
                false,
                List.of(self),
                Durability.MIGRATABLE,
                Inherited.NOTHING);
    }

    @Override
    public void send(Tid destination, int tag, int context, int waitId, Body body) {
        absent();
    }

    @Override
    public Message receive(Selector selector) {
        return absent();
    }

    @Override
    public Optional<Message> receiveNow(Selector selector) {
        return absent();
    }

    @Override
    public Optional<Message> receiveWithin(Selector selector, Duration timeout) {
        return absent();
    }

    @Override
    public Optional<Message> probe(Selector selector) {
        return absent();
    }

    @Override
    public SpawnOutcome spawn(SpawnRequest request) {
        return absent();
    }

    @Override
    public void kill(Tid tid) {
        absent();
    }

    @Override
    public List<HostInfo> hosts() {
        return absent();
    }

    @Override
    public List<TaskInfo> tasks() {
        return absent();
    }

    @Override
    public void notifyTaskExit(Tid subject, int tag, int context) {
        absent();
    }

    @Override
    public void notifyHostDelete(Tid host, int asked, int tag, int context) {
        absent();
    }

    @Override
    public void notifyHostAdd(int tag, int context, int count) {
        absent();
    }

    @Override
    public void cancelNotify(Tid subject, int asked, int tag, int context) {
        absent();
    }

    @Override
    public void exit() {
        absent();
    }
}
