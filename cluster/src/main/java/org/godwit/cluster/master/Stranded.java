package org.godwit.cluster.master;

import org.godwit.task.Tid;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Tasks that came to a host which does not resume their capture (its code is another one, say).
/// They wait there as bytes for a host that does. Only decides; that they are moved, and moved
/// again if that fails, is up to the caller.
final class Stranded {

    private final Map<Tid, Tid> hostOf = new TreeMap<>();
    private final Map<Tid, Set<Tid>> refusedBy = new HashMap<>();

    /// A host does not resume a task that is there.
    ///
    /// @return whether that is news
    boolean refused(Tid task, Tid host) {
        hostOf.put(task, host);
        return refusedBy.computeIfAbsent(task, _ -> new HashSet<>()).add(host);
    }

    /// A task is on this host, and has not been refused there since.
    void arrived(Tid task, Tid host) {
        hostOf.computeIfPresent(task, (_, at) -> at.equals(host) ? at : null);
    }

    /// Forgets all other tasks than these.
    void keepOnly(Collection<Tid> live) {
        hostOf.keySet().retainAll(live);
        refusedBy.keySet().retainAll(live);
    }

    /// The tasks that wait, and where.
    Map<Tid, Tid> waiting() {
        return Map.copyOf(hostOf);
    }

    /// The first of these hosts that has not refused this task; empty: it has to wait for another
    /// one to join.
    Optional<Tid> hostFor(Tid task, List<Tid> open) {
        Set<Tid> not = refusedBy.getOrDefault(task, Set.of());
        return open.stream().filter(host -> !not.contains(host)).findFirst();
    }
}
