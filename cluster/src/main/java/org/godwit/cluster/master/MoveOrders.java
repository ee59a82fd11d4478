package org.godwit.cluster.master;

import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.migration.Balance;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Moves as the [Mover] takes them, made of what is where at this moment. Part of the master's
/// actor.
final class MoveOrders {

    private final MasterState master;
    private final VmView view;
    private final Mover mover;

    MoveOrders(MasterState master, VmView view, Mover mover) {
        this.master = master;
        this.view = view;
        this.mover = mover;
    }

    /// The move of one container with all its tasks.
    Handoff.Order of(int container, Tid from, HostSeen to) {
        List<Tid> entities = master.in(container);
        Set<String> programs = new TreeSet<>();
        entities.forEach(tid -> master.spec(tid).ifPresent(s -> programs.add(s.program())));
        return new Handoff.Order(
                mover.newId(),
                container,
                entities,
                programs,
                view.codes(to.info().tid()),
                Optional.of(from),
                view.host(from).orElse(to).ref(), // any host finds them
                to);
    }

    /// Moves after which all hosts that take work have about as many containers with tasks.
    List<Handoff.Order> forBalance() {
        return of(Balance.moves(unitsOnOpenHosts()));
    }

    /// Moves after which a host is empty, but for what is being moved already.
    List<Handoff.Order> toEmpty(Tid host) {
        return of(Balance.drain(host, unitsOn(host), unitsOnOpenHosts()));
    }

    private List<Handoff.Order> of(List<Balance.Wish> wishes) {
        List<Handoff.Order> orders = new ArrayList<>();
        for (Balance.Wish wish : wishes) {
            view.host(wish.to())
                    .ifPresent(to -> orders.add(of(wish.unit().container(), wish.from(), to)));
        }
        return orders;
    }

    /// Containers with tasks on each open host, each named by its first task.
    private Map<Tid, List<Tid>> unitsOnOpenHosts() {
        Map<Tid, List<Tid>> units = new TreeMap<>();
        for (HostSeen host : view.open()) {
            units.put(host.info().tid(), unitsOn(host.info().tid()));
        }
        return units;
    }

    private List<Tid> unitsOn(Tid host) {
        Map<Integer, Tid> first = new TreeMap<>();
        view.tasksOn(host).forEach(tid -> first.putIfAbsent(tid.container(), tid));
        return first.values().stream().filter(t -> !mover.isMoving(t.container())).toList();
    }

    /// The host with the fewest tasks of those that take work.
    Optional<HostSeen> emptiestBut(Tid host) {
        return view.open().stream()
                .filter(h -> !h.info().tid().equals(host))
                .min((a, b) ->
                        Integer.compare(
                                view.tasksOn(a.info().tid()).size(),
                                view.tasksOn(b.info().tid()).size()));
    }
}
