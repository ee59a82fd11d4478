package org.godwit.cluster.host;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.host.HostInfo;
import org.godwit.migration.MoveReport;
import org.godwit.port.MachineCall;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.port.SpawnRequest.Placement;
import org.godwit.processor.Effect;
import org.godwit.task.Durability;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Asks of the master, repeated while it is being replaced: every question it is asked here may be
/// asked twice. Without end as long as this host lives: who asks cannot go on without an answer.
public final class MasterClient {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    /// A question can fail at once, again and again: the way to the master ends before the rest of
    /// a host does.
    private static final Duration REPEAT_AFTER = Duration.ofMillis(100);

    private static final Executor REPEATER =
            CompletableFuture.delayedExecutor(REPEAT_AFTER.toMillis(), TimeUnit.MILLISECONDS);

    private final ActorSystem<?> system;
    private final ActorRef<MasterCommand> master;

    MasterClient(ActorSystem<?> system, ActorRef<MasterCommand> master) {
        this.system = system;
        this.master = master;
    }

    /// Asks once; the stage fails after `within`.
    public <A> CompletionStage<A> once(
            Duration within, Function<ActorRef<A>, MasterCommand> question) {
        return AskPattern.ask(master, ref -> question.apply(ref), within, system.scheduler());
    }

    private <A> CompletionStage<A> until(Function<ActorRef<A>, MasterCommand> question) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        repeat(question, answer);
        return answer;
    }

    private <A> void repeat(
            Function<ActorRef<A>, MasterCommand> question, CompletableFuture<A> answer) {
        this.<A>once(ANSWER_WITHIN, question)
                .whenComplete((a, failure) -> {
                    if (failure == null) {
                        answer.complete(a);
                    } else if (system.getWhenTerminated().toCompletableFuture().isDone()) {
                        answer.completeExceptionally(failure);
                    } else {
                        REPEATER.execute(() -> repeat(question, answer));
                    }
                });
    }

    CompletionStage<SpawnOutcome> spawn(
            Tid requester, long call, SpawnRequest request, Durability durability, Tid askedFrom) {
        record Where(String name, boolean complement) {}
        Where where =
                switch (request.placement()) {
                    case Placement.Anywhere _ -> new Where("", false);
                    case Placement.OnHost h -> new Where(h.name(), h.complement());
                    // all hosts are of one architecture, the JVM's
                    case Placement.OnArch a ->
                            a.arch().equals(HostInfos.ARCH) != a.complement()
                                    ? new Where("", false)
                                    : new Where("no host of architecture " + a.arch(), false);
                };
        Function<ActorRef<MasterCommand.Spawned>, MasterCommand> question =
                ref ->
                        new MasterCommand.Spawn(
                                requester,
                                call,
                                request.program(),
                                request.argv(),
                                request.count(),
                                where.name(),
                                where.complement(),
                                request.hideParent(),
                                durability,
                                request.inherited(),
                                askedFrom,
                                ref);
        // what a console asks twice would be started twice; a task's call has its number
        return (requester.equals(Tid.DAEMON)
                        ? once(ANSWER_WITHIN.multipliedBy(5), question)
                        : until(question))
                .thenApply(answer ->
                        answer.refused().isEmpty()
                                ? new SpawnOutcome.Spawned(answer.tids())
                                : new SpawnOutcome.Refused(
                                        SpawnOutcome.Reason.valueOf(answer.refused()),
                                        answer.explanation()));
    }

    /// The tid of a service's task, again and again while none can be started.
    CompletionStage<Tid> service(String program) {
        return this.<MasterCommand.Spawned>until(ref -> new MasterCommand.Service(program, ref))
                .thenCompose(answer ->
                        answer.refused().isEmpty()
                                ? CompletableFuture.completedFuture(answer.tids().getFirst())
                                : service(program));
    }

    CompletionStage<Optional<TaskSpec>> specOf(Tid tid) {
        return this.<MasterCommand.SpecAnswer>until(ref -> new MasterCommand.SpecOf(tid, ref))
                .thenApply(MasterCommand.SpecAnswer::spec);
    }

    CompletionStage<HostInfo[]> hosts() {
        return this.<MasterCommand.HostList>until(MasterCommand.Hosts::new)
                .thenApply(list ->
                        list.hosts().stream()
                                .map(MasterCommand.HostEntry::info)
                                .toArray(HostInfo[]::new));
    }

    CompletionStage<List<TaskInfo>> tasks() {
        return this.<MasterCommand.TaskList>until(MasterCommand.Tasks::new)
                .thenApply(MasterCommand.TaskList::tasks);
    }

    /// Asks something of the virtual machine as a whole for a task.
    ///
    /// @param call the number of the task's call, by which the master knows one that is repeated
    <A> CompletionStage<A> ask(Tid requester, long call, MachineCall<A> question) {
        return switch (question) {
            case MachineCall.AddHosts q ->
                    fates(
                            question,
                            ref -> new MasterCommand.AddHosts(requester, call, q.lines(), ref));
            case MachineCall.DeleteHosts q ->
                    fates(
                            question,
                            ref -> new MasterCommand.DeleteHosts(requester, call, q.names(), ref));
            case MachineCall.ClockOf q -> clock(q.host()).thenApply(question.answer()::cast);
            case MachineCall.Halt _ ->
                    this.<MasterCommand.Ok>until(MasterCommand.EndAll::new)
                            .thenApply(_ -> question.answer().cast(new MachineCall.Done()));
            case MachineCall.DeclareFailed q ->
                    this.<MasterCommand.Ok>until(ref -> new MasterCommand.Fail(q.host(), ref))
                            .thenApply(_ -> question.answer().cast(new MachineCall.Done()));
            case MachineCall.TakeRole q ->
                    this.<MasterCommand.RoleTaken>until(ref ->
                                    new MasterCommand.TakeRole(requester, call, q.role(), ref))
                            .thenApply(r ->
                                    question.answer()
                                            .cast(
                                                    new MachineCall.RoleTaken(
                                                            r.holder(), r.before(), r.onMaster())));
        };
    }

    private <A> CompletionStage<A> fates(
            MachineCall<A> question,
            Function<ActorRef<MasterCommand.HostFates>, MasterCommand> to) {
        return until(to)
                .thenApply(a -> question.answer().cast(new MachineCall.Hosts(a.busy(), a.fates())));
    }

    /// Against this host's clock in the middle of the question.
    private CompletionStage<MachineCall.Clock> clock(Tid host) {
        long before = micros();
        return this.<MasterCommand.ClockReading>until(ref -> new MasterCommand.ClockOf(host, ref))
                .thenApply(reading ->
                        reading.known()
                                ? new MachineCall.Clock(
                                        true,
                                        reading.micros(),
                                        (before + micros()) / 2 - reading.micros())
                                : new MachineCall.Clock(false, 0, 0));
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    CompletionStage<MasterCommand.Ok> kill(Tid tid) {
        return until(ref -> new MasterCommand.Kill(tid, ref));
    }

    CompletionStage<Boolean> moveAway(Tid tid) {
        return this.<MasterCommand.Moved>once(
                        ANSWER_WITHIN.multipliedBy(5), ref -> new MasterCommand.Move(tid, "", ref))
                .handle((moved, _) ->
                        moved != null
                                && moved.refused().isEmpty()
                                && moved.reports().stream().allMatch(MoveReport::isDone));
    }

    /// Not answered, and told once: the master looks after each task from time to time anyhow.
    void fallen(Tid tid, int incarnation) {
        master.tell(new MasterCommand.Fallen(tid, incarnation));
    }

    /// Not answered; whoever tells it tells it again.
    void taskOver(Tid tid, Effect.Over over) {
        master.tell(
                new MasterCommand.TaskOver(
                        tid, over.end(), over.status(), over.reason(), over.lines()));
    }
}
