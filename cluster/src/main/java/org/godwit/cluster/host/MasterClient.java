package org.godwit.cluster.host;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.host.HostInfo;
import org.godwit.migration.MoveReport;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.port.SpawnRequest.Placement;
import org.godwit.processor.Effect;
import org.godwit.task.Durability;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Asks of the master, repeated while it is being replaced: every question it is asked here may be
/// asked twice.
public final class MasterClient {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

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
                    } else {
                        repeat(question, answer);
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

    /// Not answered; whoever tells it tells it again.
    void taskOver(Tid tid, Effect.Over over) {
        master.tell(
                new MasterCommand.TaskOver(
                        tid, over.end(), over.status(), over.reason(), over.lines()));
    }
}
