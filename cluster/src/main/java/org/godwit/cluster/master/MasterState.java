package org.godwit.cluster.master;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

/// What the master knows for good: the fold of its journal. Changed by its events only.
final class MasterState {

    /// A spawn call, for life.
    record Request(Tid requester, long call) {}

    private final Map<String, Tid> hostNumbers = new HashMap<>();
    private final Map<Tid, TaskSpec> live = new LinkedHashMap<>();
    private final Map<Request, List<Tid>> requests = new HashMap<>();
    private final Map<Integer, Integer> lastLocal = new HashMap<>();
    private final Set<Tid> doomed = new HashSet<>();
    private int lastHost = Tid.HOST_MIN - 1;

    MasterState apply(MasterEvent event) {
        switch (event) {
            case MasterEvent.HostNumbered e -> {
                hostNumbers.put(e.process(), e.host());
                lastHost = Math.max(lastHost, e.host().place());
            }
            case MasterEvent.TasksSpawned e -> {
                for (TaskSpec spec : e.specs()) {
                    live.put(spec.tid(), spec);
                    lastLocal.merge(spec.tid().place(), spec.tid().local(), Math::max);
                }
                if (!e.requester().equals(Tid.DAEMON)) {
                    requests.put(
                            new Request(e.requester(), e.call()),
                            e.specs().stream().map(TaskSpec::tid).toList());
                }
            }
            case MasterEvent.KillOrdered e -> doomed.add(e.tid());
            case MasterEvent.TaskOver e -> {
                live.remove(e.tid());
                doomed.remove(e.tid());
                requests.keySet().removeIf(r -> r.requester().equals(e.tid()));
            }
        }
        return this;
    }

    Optional<Tid> hostAt(String process) {
        return Optional.ofNullable(hostNumbers.get(process));
    }

    /// The next host number; empty when all have been used.
    Optional<Tid> nextHost() {
        return lastHost >= Tid.HOST_MAX ? Optional.empty() : Optional.of(Tid.ofHost(lastHost + 1));
    }

    /// The next unused local number of a container; numbers are not used again.
    int nextLocal(int container) {
        return lastLocal.getOrDefault(container, 0) + 1;
    }

    boolean hasEverHeld(int container) {
        return lastLocal.containsKey(container);
    }

    Optional<TaskSpec> spec(Tid tid) {
        return Optional.ofNullable(live.get(tid));
    }

    Map<Tid, TaskSpec> live() {
        return live;
    }

    boolean isDoomed(Tid tid) {
        return doomed.contains(tid);
    }

    Optional<List<Tid>> answered(Request request) {
        return Optional.ofNullable(requests.get(request));
    }
}
