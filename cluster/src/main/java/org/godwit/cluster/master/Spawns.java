package org.godwit.cluster.master;

import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;
import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.port.SpawnOutcome;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Starts tasks and services: gives them tids and places. Part of the master's actor.
final class Spawns {

    private final EffectFactories<MasterEvent, MasterState> effects;
    private final MasterState master;
    private final VmView view;
    private final Placement placement;
    private final Consumer<TaskSpec> waker;

    /// @param waker has a task begin where it was placed
    Spawns(
            EffectFactories<MasterEvent, MasterState> effects,
            MasterState master,
            VmView view,
            Placement placement,
            Consumer<TaskSpec> waker) {
        this.effects = effects;
        this.master = master;
        this.view = view;
        this.placement = placement;
        this.waker = waker;
    }

    Effect<MasterEvent, MasterState> onSpawn(MasterCommand.Spawn c) {
        MasterState.Request request = new MasterState.Request(c.requester(), c.call());
        Optional<List<Tid>> before =
                c.requester().equals(Tid.DAEMON) ? Optional.empty() : master.answered(request);
        if (before.isPresent()) {
            c.replyTo().tell(new MasterCommand.Spawned(before.get(), "", ""));
            return effects.none();
        }
        List<HostSeen> candidates = candidates(c);
        if (candidates.isEmpty()) {
            return refuse(c, SpawnOutcome.Reason.NO_SUCH_HOST, noHost(c));
        }
        Optional<List<Tid>> tids =
                placement.tids(placement.roundRobin(candidates, c.count(), c.askedFrom()));
        if (tids.isEmpty()) {
            return refuse(
                    c,
                    SpawnOutcome.Reason.OUT_OF_RESOURCES,
                    "no task number is left in a container");
        }
        Optional<Tid> parent =
                c.requester().equals(Tid.DAEMON) ? Optional.empty() : Optional.of(c.requester());
        List<TaskSpec> specs =
                tids.get().stream()
                        .map(tid ->
                                new TaskSpec(
                                        tid,
                                        c.program(),
                                        c.argv(),
                                        parent,
                                        c.hideParent(),
                                        tids.get(),
                                        c.durability(),
                                        c.inherited()))
                        .toList();
        return effects.persist(new MasterEvent.TasksSpawned(c.requester(), c.call(), specs))
                .thenRun(() -> {
                    specs.forEach(waker);
                    c.replyTo().tell(new MasterCommand.Spawned(tids.get(), "", ""));
                });
    }

    /// One task per service: whoever asks first has it started.
    Effect<MasterEvent, MasterState> onService(MasterCommand.Service c) {
        Optional<TaskSpec> running =
                master.live().values().stream()
                        .filter(s -> s.program().equals(c.program()) && s.parent().isEmpty())
                        .findFirst();
        if (running.isPresent()) {
            c.replyTo().tell(new MasterCommand.Spawned(List.of(running.get().tid()), "", ""));
            return effects.none();
        }
        return onSpawn(
                new MasterCommand.Spawn(
                        Tid.DAEMON,
                        0,
                        c.program(),
                        List.of(),
                        1,
                        "",
                        false,
                        false,
                        Durability.JOURNALED,
                        Inherited.NOTHING,
                        Tid.DAEMON,
                        c.replyTo()));
    }

    private List<HostSeen> candidates(MasterCommand.Spawn c) {
        if (c.where().isEmpty()) {
            return view.open();
        }
        return view.open().stream()
                .filter(h ->
                        c.complement()
                                != (c.where().equals(".")
                                        ? h.info().tid().equals(c.askedFrom())
                                        : h.info().name().equals(c.where())))
                .toList();
    }

    private String noHost(MasterCommand.Spawn c) {
        String names =
                view.open().stream().map(h -> h.info().name()).collect(Collectors.joining(", "));
        return c.where().isEmpty()
                ? "no host can take work"
                : "no host '%s' can take work; there are: %s".formatted(c.where(), names);
    }

    private Effect<MasterEvent, MasterState> refuse(
            MasterCommand.Spawn c, SpawnOutcome.Reason reason, String explanation) {
        c.replyTo().tell(new MasterCommand.Spawned(List.of(), reason.name(), explanation));
        return effects.none();
    }
}
