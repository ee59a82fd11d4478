package org.godwit.cluster.master;

import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where spawned tasks go: hosts round robin, and on a host a container of their own while there is
/// one.
final class Placement {

    private final int containers;
    private final ContainerAllocation allocation;
    private final MasterState state;

    /// Where the last task went that was spawned from a host: the next one goes to the host after
    /// it.
    private final Map<Tid, Tid> lastHost = new HashMap<>();

    Placement(int containers, ContainerAllocation allocation, MasterState state) {
        this.containers = containers;
        this.allocation = allocation;
        this.state = state;
    }

    /// The next `count` hosts of `candidates`, which are in the order of their numbers: round robin
    /// from the host after `asker`, and later from where the last spawn of that host ended.
    List<HostSeen> roundRobin(List<HostSeen> candidates, int count, Tid asker) {
        List<HostSeen> chosen = new ArrayList<>();
        Tid last = lastHost.getOrDefault(asker, asker);
        for (int i = 0; i < count; i++) {
            HostSeen next = after(last, candidates);
            chosen.add(next);
            last = next.info().tid();
        }
        lastHost.put(asker, last);
        return chosen;
    }

    private static HostSeen after(Tid last, List<HostSeen> candidates) {
        return candidates.stream()
                .filter(h -> h.info().tid().compareTo(last) > 0)
                .findFirst()
                .orElse(candidates.getFirst());
    }

    /// One tid on each of these hosts; empty if there is no number left for one of them.
    Optional<List<Tid>> tids(List<HostSeen> hosts) {
        Map<Integer, String> placed = allocation.placement();
        Map<Integer, Integer> held = state.held();
        List<Tid> tids = new ArrayList<>();
        for (HostSeen host : hosts) {
            int container = containerOn(host.info().address(), placed, held);
            Optional<Tid> tid = state.nextTid(host.info().tid().hostNumber(), container, tids);
            if (tid.isEmpty()) {
                return Optional.empty();
            }
            held.merge(container, 1, (a, b) -> a + b);
            tids.add(tid.get());
        }
        return Optional.of(tids);
    }

    private int containerOn(
            String address, Map<Integer, String> placed, Map<Integer, Integer> held) {
        Optional<Integer> empty =
                placed.entrySet().stream()
                        .filter(e -> e.getValue().equals(address) && !held.containsKey(e.getKey()))
                        .map(Map.Entry::getKey)
                        .min(
                                Comparator.<Integer>comparingInt(state::everHeld)
                                        .thenComparing(Comparator.naturalOrder()));
        if (empty.isPresent()) {
            return empty.get();
        }
        for (int container = 1; container <= containers; container++) {
            if (!placed.containsKey(container) && !held.containsKey(container)) {
                allocation.aim(container, address);
                placed.put(container, address);
                return container;
            }
        }
        Comparator<Integer> byLoad = Comparator.comparingInt(c -> held.getOrDefault(c, 0));
        return placed.entrySet().stream()
                .filter(e -> e.getValue().equals(address))
                .map(Map.Entry::getKey)
                .min(byLoad)
                .orElseGet(() -> held.keySet().stream().min(byLoad).orElse(1));
    }

    /// Containers to allocate now, so that each host keeps `spare` empty ones; aimed at their
    /// hosts.
    List<Integer> toAllocate(List<HostSeen> hosts, int spare, int max) {
        Map<Integer, String> placed = allocation.placement();
        Map<Integer, Integer> held = state.held();
        Set<Integer> chosen = new HashSet<>();
        for (HostSeen host : hosts) {
            long empty =
                    placed.entrySet().stream()
                            .filter(e ->
                                    e.getValue().equals(host.info().address())
                                            && !held.containsKey(e.getKey()))
                            .count();
            for (int c = 1; c <= containers && empty < spare && chosen.size() < max; c++) {
                if (!placed.containsKey(c) && !held.containsKey(c) && chosen.add(c)) {
                    allocation.aim(c, host.info().address());
                    empty++;
                }
            }
        }
        return List.copyOf(chosen);
    }
}
