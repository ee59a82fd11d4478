package org.godwit.cluster.host;

import org.godwit.cluster.execution.Programs;
import org.godwit.cluster.execution.TaskSlicer;
import org.godwit.cluster.processor.MachineServices;
import org.godwit.host.HostInfo;
import org.godwit.port.MachineCall;
import org.godwit.port.MessageLimit;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/// What the tasks of a host ask of the virtual machine: most of it is the master's to answer.
/// Thread-safe.
final class HostServices implements MachineServices {

    private final Host.Fixed fixed;
    private final MasterClient master;
    private final TaskSlicer slicer;
    private final Predicate<Tid> isHost;
    private final OutcomeCodec outcomes = new OutcomeCodec();

    /// @param isHost whether a tid is a present host's
    HostServices(Host.Fixed fixed, MasterClient master, TaskSlicer slicer, Predicate<Tid> isHost) {
        this.fixed = fixed;
        this.master = master;
        this.slicer = slicer;
        this.isHost = isHost;
    }

    @Override
    public CompletionStage<SpawnOutcome> spawn(TaskSpec parent, long call, SpawnRequest request) {
        Programs programs = fixed.programs();
        if (programs.find(request.program()).isEmpty()) {
            return CompletableFuture.completedFuture(programs.noSuchProgram(request.program()));
        }
        return master.spawn(
                parent.tid(),
                call,
                request,
                request.durability().orElse(parent.durability()),
                fixed.tid());
    }

    @Override
    public CompletionStage<Tid> service(String program) {
        return master.service(program);
    }

    @Override
    public CompletionStage<Boolean> isRunning(Tid tid) {
        return master.specOf(tid).thenApply(Optional::isPresent);
    }

    @Override
    public CompletionStage<HostInfo[]> hosts() {
        return master.hosts();
    }

    @Override
    public CompletionStage<TaskInfo[]> tasks() {
        return master.tasks().thenApply(list -> list.toArray(TaskInfo[]::new));
    }

    @Override
    public <A> CompletionStage<A> ask(TaskSpec asker, long call, MachineCall<A> question) {
        return master.ask(asker.tid(), call, question);
    }

    @Override
    public void kill(Tid tid) {
        master.kill(tid);
    }

    @Override
    public CompletionStage<Boolean> moveAway(Tid tid) {
        return master.moveAway(tid);
    }

    @Override
    public void wants(CountDownLatch runs) {
        slicer.wants(runs);
    }

    @Override
    public long turn() {
        return slicer.turn();
    }

    @Override
    public boolean isHost(Tid host) {
        return isHost.test(host);
    }

    @Override
    public MessageLimit messageLimit() {
        return fixed.messageLimit();
    }

    @Override
    public long capturedMessageBytesMax() {
        return fixed.capturedMessageBytesMax();
    }

    @Override
    public <T> byte[] encode(T outcome, Class<T> type) {
        return outcomes.encode(outcome);
    }

    @Override
    public <T> T decode(byte[] bytes, Class<T> type) {
        return outcomes.decode(bytes, type);
    }
}
