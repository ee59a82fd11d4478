package org.godwit.port;

import org.godwit.host.HostInfo;
import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.queue.Selector;
import org.godwit.task.Inherited;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a running task sees of the virtual machine. Called only on the task's own thread; every
/// call is a yield point: it may stop the thread for good (with [TaskUnwound]) because the task
/// goes on elsewhere. Calls whose outcome the program cannot foresee are journaled and answered
/// from the journal when the task is replayed.
public interface TaskPort {

    TaskSpec spec();

    /// The program is where it can be captured, and has done nothing of the call that it is in, if
    /// any. Unwinds the thread (with [org.godwit.continuation.CaptureSignal]) if that is asked for
    /// and possible; else does nothing.
    default void yieldPoint() {}

    /// The same at the head of a loop, while somebody is asked for.
    default void loopHead() {
        yieldPoint();
    }

    /// Sends; returns when the message is retained here. Blocks while the window to `destination`
    /// is full. A destination that is well formed but does not exist swallows messages (API.md 2).
    ///
    /// @throws MessageTooLarge if the body is longer than the virtual machine's limit; nothing is
    ///   sent
    void send(Tid destination, int tag, int context, int waitId, Body body);

    /// Takes the earliest arrived message that matches; blocks until there is one.
    Message receive(Selector selector);

    /// Takes the earliest arrived match if there is one now.
    Optional<Message> receiveNow(Selector selector);

    /// Takes the earliest arrived match, waiting for it at most `timeout` (negative: not at all).
    Optional<Message> receiveWithin(Selector selector, Duration timeout);

    /// Looks at the earliest arrived match without taking it.
    Optional<Message> probe(Selector selector);

    /// Starts tasks. One outcome per requested task, in order.
    SpawnOutcome spawn(SpawnRequest request);

    /// The tid of a service of the virtual machine: one journaled task of a [state
    /// machine][org.godwit.program.StateMachine], started when the first task asks for it.
    ///
    /// @param program its name among the programs
    Tid service(String program);

    /// Ends a task. Never fails: a task that does not exist is ended already.
    void kill(Tid tid);

    /// Whether the task runs (pvm_pstat).
    boolean isRunning(Tid tid);

    /// The hosts, in the order in which they joined.
    List<HostInfo> hosts();

    /// The live tasks of the whole virtual machine.
    List<TaskInfo> tasks();

    /// Asks something of the virtual machine as a whole; blocks until it is answered.
    default <A> A ask(MachineCall<A> call) {
        throw new UnsupportedOperationException("there is no virtual machine here to ask: " + call);
    }

    /// Asks for a message from [Tid#DAEMON] with this tag and context when `subject`, a task, ends;
    /// its body is one int, `subject`, in default encoding. Told at once if it has ended. Asking
    /// twice means being told twice.
    void notifyTaskExit(Tid subject, int tag, int context);

    /// The same for a host that leaves; the body is one int, `asked`.
    void notifyHostDelete(Tid host, int asked, int tag, int context);

    /// Asks for a message per joining host (one int k, then k host tids): `count` times, -1 for
    /// ever, 0 stops. Replaces an earlier request with the same tag.
    void notifyHostAdd(int tag, int context, int count);

    /// Cancels requests for this subject, tag and context, delivering their message now.
    void cancelNotify(Tid subject, int asked, int tag, int context);

    /// Writes one line (without its terminator) of the task's output; every line appears once,
    /// moved or not.
    void print(String line);

    /// The same for either stream, and for parts of lines. [#print(String)] is for whole lines of
    /// `System.out`.
    default void print(Printed printed) {
        print(printed.text());
    }

    /// Ends the task here, with an exit status: its later calls have no effect. Never returns.
    ///
    /// @throws TaskUnwound always
    default void end(int status) {
        kill(spec().tid());
        throw TaskUnwound.INSTANCE;
    }

    /// From now on what the task writes goes to this collector (see
    /// [org.godwit.message.OutputMessage]), or to the console for nobody.
    default void outputTo(Inherited.Collector collector) {}

    /// The signals that the task handles itself, a set of [Signal#bit]s. The others take their
    /// course.
    default void handlesSignals(long signals) {}

    /// Leaves the virtual machine: from now on every other call fails. The end of the task itself
    /// is the end of its program.
    void exit();

    /// Whether [#exit] was called.
    boolean hasExited();

    /// State that belongs to the task and its front end (the facade keeps buffers here); made on
    /// first use.
    <T> T attachment(Class<T> type, Supplier<T> first);

    /// The longest body that [#send] takes, in bytes.
    int messageBytesMax();
}
