package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.task.Durability;
import org.godwit.task.Tid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The hosts that are being emptied, each until it is, or until its deadline. Part of the master's
/// actor.
final class Drains {

    private static final int BEATS_BETWEEN_ORDERS = 10;

    private final MasterState master;
    private final VmView view;
    private final Mover mover;
    private final MoveOrders orders;
    private final Map<Tid, Drain> drains = new HashMap<>();
    private long beat;

    Drains(MasterState master, VmView view, Mover mover, MoveOrders orders) {
        this.master = master;
        this.view = view;
        this.mover = mover;
        this.orders = orders;
    }

    void onBeat(long now) {
        beat = now;
        Map.copyOf(drains).forEach(this::check);
    }

    /// A host has gone, and with it what was to be drained.
    void gone(Tid host) {
        Drain drain = drains.remove(host);
        if (drain != null) {
            drain.replyTo().tell(new MasterCommand.Moved(drain.reports(), ""));
        }
    }

    /// @param begun is run when it begins: the host is given no more work
    void onDrain(MasterCommand.Drain c, Runnable begun) {
        Optional<HostSeen> host = view.hostNamed(c.host());
        if (host.isEmpty()) {
            refuse(c.replyTo(), "no host '%s'; see ./pvm conf".formatted(c.host()));
            return;
        }
        Tid tid = host.get().info().tid();
        if (view.isDraining(tid)) {
            refuse(c.replyTo(), "host " + c.host() + " is being drained already");
            return;
        }
        if (view.open().size() < 2) {
            refuse(
                    c.replyTo(),
                    "host %s is the only one that can take work; add another first (./pvm add)"
                            .formatted(c.host()));
            return;
        }
        view.drain(tid);
        begun.run();
        long deadline = beat + Math.max(1, c.deadlineMillis() / Master.BEAT.toMillis());
        Drain drain = new Drain(host.get(), deadline, c.replyTo());
        drains.put(tid, drain);
        goOn(drain);
    }

    private static void refuse(ActorRef<MasterCommand.Moved> replyTo, String reason) {
        replyTo.tell(new MasterCommand.Moved(List.of(), reason));
    }

    private void goOn(Drain drain) {
        List<Handoff.Order> moves = orders.toEmpty(drain.host().info().tid());
        if (!moves.isEmpty()) {
            drain.ordered();
            mover.order(moves, List.of(), drain::ended);
        }
    }

    /// A drain goes on until the host is empty; what cannot move by the deadline decides how it
    /// ends.
    private void check(Tid host, Drain drain) {
        boolean empty = !view.hasTasksOn(host);
        if (empty && drain.isQuiet()) {
            leave(host, drain);
            return;
        }
        if (empty || beat < drain.deadlineBeat()) {
            if (beat % BEATS_BETWEEN_ORDERS == 0 && drain.isQuiet()) {
                goOn(drain);
            }
            return;
        }
        List<Tid> wouldDie =
                view.tasksOn(host).stream()
                        .filter(t ->
                                master.spec(t)
                                        .filter(s -> s.durability() == Durability.MIGRATABLE)
                                        .isPresent())
                        .toList();
        if (wouldDie.isEmpty()) {
            // journaled tasks come back elsewhere from the journal
            leave(host, drain);
            return;
        }
        drains.remove(host);
        drain.replyTo()
                .tell(
                        new MasterCommand.Moved(
                                drain.reports(),
                                "host %s still has %s, migratable and pinned, at the deadline; it stays, but takes no new work"
                                        .formatted(drain.host().info().name(), wouldDie)));
    }

    /// Answered before the host leaves: it may be the master's own.
    private void leave(Tid host, Drain drain) {
        drains.remove(host);
        drain.replyTo().tell(new MasterCommand.Moved(drain.reports(), ""));
        drain.host().ref().tell(new HostCommand.Leave());
    }
}
