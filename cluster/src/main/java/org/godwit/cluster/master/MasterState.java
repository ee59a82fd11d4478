package org.godwit.cluster.master;

import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What the master knows for good: the fold of its journal. Changed by its events only.
final class MasterState {

    /// The tids of a host in one container.
    private record Field(int host, int container) {}

    /// A spawn call, for life.
    record Request(Tid requester, long call) {}

    private final Map<String, Tid> hostNumbers = new HashMap<>();
    private final Map<Tid, TaskSpec> live = new LinkedHashMap<>();
    private final Map<Integer, Set<Tid>> byContainer = new HashMap<>();
    private final Map<Request, List<Tid>> requests = new HashMap<>();
    private final Map<Field, Integer> usedSerials = new HashMap<>();
    private final Map<Integer, Integer> everHeld = new HashMap<>();
    private final Set<Tid> doomed = new HashSet<>();
    private final Map<Tid, MasterEvent.TaskOver> ended = new LinkedHashMap<>();
    private int lastHost;
    private int sinceCheckpoint;

    MasterState apply(MasterEvent event) {
        sinceCheckpoint++;
        switch (event) {
            case MasterEvent.HostNumbered e -> {
                hostNumbers.put(e.process(), e.host());
                lastHost = Math.max(lastHost, e.host().hostNumber());
            }
            case MasterEvent.TasksSpawned e -> {
                for (TaskSpec spec : e.specs()) {
                    lives(spec);
                    used(spec.tid());
                }
                if (!e.requester().equals(Tid.DAEMON)) {
                    requests.put(
                            new Request(e.requester(), e.call()),
                            e.specs().stream().map(TaskSpec::tid).toList());
                }
            }
            case MasterEvent.KillOrdered e -> doomed.add(e.tid());
            case MasterEvent.TaskOver e -> {
                livesNot(e.tid());
                doomed.remove(e.tid());
                requests.keySet().removeIf(r -> r.requester().equals(e.tid()));
                ended.put(e.tid(), e);
            }
            case MasterEvent.TasksErased e -> e.tids().forEach(ended::remove);
            case MasterEvent.Checkpoint e -> restore(e);
        }
        return this;
    }

    private void lives(TaskSpec spec) {
        live.put(spec.tid(), spec);
        byContainer
                .computeIfAbsent(spec.tid().container(), _ -> new LinkedHashSet<>())
                .add(spec.tid());
    }

    private void livesNot(Tid tid) {
        live.remove(tid);
        Set<Tid> together = byContainer.getOrDefault(tid.container(), new HashSet<>());
        together.remove(tid);
        if (together.isEmpty()) {
            byContainer.remove(tid.container());
        }
    }

    private void restore(MasterEvent.Checkpoint image) {
        sinceCheckpoint = 0;
        hostNumbers.clear();
        hostNumbers.putAll(image.hostNumbers());
        lastHost = image.lastHost();
        live.clear();
        byContainer.clear();
        image.live().forEach(this::lives);
        doomed.clear();
        doomed.addAll(image.doomed());
        ended.clear();
        image.ended().forEach(e -> ended.put(e.tid(), e));
        requests.clear();
        image.requests().forEach(r -> requests.put(new Request(r.requester(), r.call()), r.tids()));
        usedSerials.clear();
        image.used().forEach(u -> usedSerials.put(new Field(u.host(), u.container()), u.next()));
        everHeld.clear();
        everHeld.putAll(image.everHeld());
    }

    /// All of it as one event.
    MasterEvent.Checkpoint image() {
        List<MasterEvent.Checkpoint.Answered> answered = new ArrayList<>();
        requests.forEach((request, tids) ->
                answered.add(
                        new MasterEvent.Checkpoint.Answered(
                                request.requester(), request.call(), tids)));
        List<MasterEvent.Checkpoint.Used> used = new ArrayList<>();
        usedSerials.forEach((field, next) ->
                used.add(new MasterEvent.Checkpoint.Used(field.host(), field.container(), next)));
        return new MasterEvent.Checkpoint(
                Map.copyOf(hostNumbers),
                lastHost,
                List.copyOf(live.values()),
                List.copyOf(doomed),
                List.copyOf(ended.values()),
                answered,
                used,
                Map.copyOf(everHeld));
    }

    /// How many events there are since the last checkpoint.
    int sinceCheckpoint() {
        return sinceCheckpoint;
    }

    /// Tasks that have ended and whose journals are not known to be deleted.
    Map<Tid, MasterEvent.TaskOver> ended() {
        return ended;
    }

    Optional<Tid> hostAt(String process) {
        return Optional.ofNullable(hostNumbers.get(process));
    }

    /// The next host number after those given out and those up to `kept`; empty when all have been
    /// used.
    Optional<Tid> nextHost(int kept) {
        int last = Math.max(lastHost, kept);
        return last >= Tid.HOST_MAX ? Optional.empty() : Optional.of(Tid.ofHost(last + 1));
    }

    private void used(Tid tid) {
        usedSerials.merge(
                new Field(tid.hostNumber(), tid.container()), tid.serial() + 1, Math::max);
        everHeld.merge(tid.container(), 1, (a, b) -> a + b);
    }

    /// The next unused tid of a host in a container, beside those `taken` by the same spawn; tids
    /// are not used again. One of a field that no host has when the host's own are used up, empty
    /// when those are, too.
    Optional<Tid> nextTid(int host, int container, List<Tid> taken) {
        return IntStream.concat(
                        IntStream.of(host), IntStream.range(Tid.HOST_MAX + 1, Tid.FIELD_MAX))
                .mapToObj(field -> new Field(field, container))
                .filter(field -> nextSerial(field, taken) <= Tid.SERIAL_MAX)
                .findFirst()
                .map(field -> Tid.task(field.host(), container, nextSerial(field, taken)));
    }

    private int nextSerial(Field field, List<Tid> taken) {
        long more =
                taken.stream()
                        .filter(t ->
                                t.hostNumber() == field.host()
                                        && t.container() == field.container())
                        .count();
        return usedSerials.getOrDefault(field, 0) + (int) more;
    }

    /// How many tasks a container has been given.
    int everHeld(int container) {
        return everHeld.getOrDefault(container, 0);
    }

    Optional<TaskSpec> spec(Tid tid) {
        return Optional.ofNullable(live.get(tid));
    }

    Map<Tid, TaskSpec> live() {
        return live;
    }

    /// The live tasks in a container.
    List<Tid> in(int container) {
        return List.copyOf(byContainer.getOrDefault(container, Set.of()));
    }

    /// How many live tasks there are in each container that has any.
    Map<Integer, Integer> held() {
        Map<Integer, Integer> held = new HashMap<>();
        byContainer.forEach((container, tids) -> held.put(container, tids.size()));
        return held;
    }

    /// The live tasks that are to be killed.
    List<Tid> doomed() {
        return doomed.stream().filter(live::containsKey).toList();
    }

    boolean isDoomed(Tid tid) {
        return doomed.contains(tid);
    }

    Optional<List<Tid>> answered(Request request) {
        return Optional.ofNullable(requests.get(request));
    }
}
