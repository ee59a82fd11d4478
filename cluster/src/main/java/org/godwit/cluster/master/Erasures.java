package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.cluster.processor.ProcessorCommand.Report;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// The journals that are no longer needed: those of tasks that have ended, which their VPs delete
/// when they are told, and what the master's own held before its last checkpoint. Part of the
/// master's actor (docs/decisions/0029-journals-of-ended-tasks.md).
final class Erasures {

    static final Duration EVERY = Duration.ofSeconds(1);

    /// A VP that has not answered after so many looks is told again; perhaps its host was killed.
    private static final int LOOKS_BETWEEN_ORDERS = 5;

    private static final int ORDERS_PER_LOOK = 64;

    private final EffectFactories<MasterEvent, MasterState> effects;
    private final MasterState master;
    private final VmView view;
    private final Region region;
    private final ActorRef<Report> reports;
    private final int checkpointEvents;
    private final Map<Tid, Long> orderedAt = new HashMap<>();
    private final List<Tid> erased = new ArrayList<>();
    private long looks;

    /// @param checkpointEvents after which the master writes all that it knows anew
    Erasures(
            EffectFactories<MasterEvent, MasterState> effects,
            MasterState master,
            VmView view,
            Region region,
            ActorRef<Report> reports,
            int checkpointEvents) {
        this.effects = effects;
        this.master = master;
        this.view = view;
        this.region = region;
        this.reports = reports;
        this.checkpointEvents = checkpointEvents;
    }

    /// The end of this task is in the master's journal: the hosts tell it to whoever listens, and
    /// its VP deletes its own journal and goes. In this order, and again by each new master: while
    /// a journal is not deleted the one before may have died before it had told anybody. Without a
    /// host to tell it is left for later.
    void order(Tid tid) {
        if (view.hosts().isEmpty()) {
            return;
        }
        orderedAt.put(tid, looks);
        Optional.ofNullable(master.ended().get(tid)).ifPresent(this::tell);
        region.tell(tid, new ProcessorCommand.Dismiss(reports));
    }

    private void tell(MasterEvent.TaskOver over) {
        var ended =
                new HostCommand.Ended(
                        over.tid(), over.end(), over.status(), over.reason(), over.lines());
        view.hosts().forEach(h -> h.ref().tell(ended));
    }

    void onErased(Tid tid) {
        orderedAt.remove(tid);
        if (master.ended().containsKey(tid)) {
            erased.add(tid);
        }
    }

    /// Called every [#EVERY].
    ///
    /// @param last the sequence number of the master's last event
    /// @param deleter has the master's events up to a sequence number deleted
    Effect<MasterEvent, MasterState> onTidy(LongSupplier last, LongConsumer deleter) {
        looks++;
        master.ended().keySet().stream()
                .filter(tid -> !erased.contains(tid))
                .filter(tid ->
                        looks - orderedAt.getOrDefault(tid, -(long) LOOKS_BETWEEN_ORDERS)
                                >= LOOKS_BETWEEN_ORDERS)
                .limit(ORDERS_PER_LOOK)
                .toList()
                .forEach(this::order);
        if (master.sinceCheckpoint() >= Math.max(checkpointEvents, master.live().size())) {
            return effects.persist(master.image())
                    .thenRun(() -> deleter.accept(last.getAsLong() - 1));
        }
        if (erased.isEmpty()) {
            return effects.none();
        }
        var event = new MasterEvent.TasksErased(List.copyOf(erased));
        erased.clear();
        return effects.persist(event);
    }
}
