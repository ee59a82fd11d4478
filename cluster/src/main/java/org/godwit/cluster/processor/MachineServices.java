package org.godwit.cluster.processor;

import org.godwit.host.HostInfo;
import org.godwit.port.MachineCall;
import org.godwit.port.MessageLimit;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/// What tasks ask of the virtual machine as a whole. Stages complete on any thread; they go on
/// asking while the master is being replaced.
public interface MachineServices {

    /// Starts tasks for `parent`. The same parent and call number get the same answer, however
    /// often they ask.
    CompletionStage<SpawnOutcome> spawn(TaskSpec parent, long call, SpawnRequest request);

    /// The tid of a service's task; the first who asks has it started.
    CompletionStage<Tid> service(String program);

    CompletionStage<Boolean> isRunning(Tid tid);

    CompletionStage<HostInfo[]> hosts();

    CompletionStage<TaskInfo[]> tasks();

    /// Asks something of the virtual machine as a whole. The same asker and call number get the
    /// same answer as long as the master is the same.
    <A> CompletionStage<A> ask(TaskSpec asker, long call, MachineCall<A> question);

    void kill(Tid tid);

    /// Asks for a move to another host. Completes when it is made (true) or refused.
    CompletionStage<Boolean> moveAway(Tid tid);

    /// A task's thread is to run soon, and counts down when it does; until then others give way.
    void wants(CountDownLatch runs);

    /// Changes when every task of this host is to give way once.
    long turn();

    /// Whether a host with this tid is part of the virtual machine now, as far as this host knows.
    boolean isHost(Tid host);

    MessageLimit messageLimit();

    /// How many bytes of messages a task may keep that is captured: they go into the journal
    /// together.
    long capturedMessageBytesMax();

    /// The journaled form of an outcome.
    <T> byte[] encode(T outcome, Class<T> type);

    <T> T decode(byte[] bytes, Class<T> type);
}
