package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.host.HostInfo;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the master sees at this moment and can learn again: hosts that are up, and where tasks run.
final class VmView {

    /// A host that is up.
    record HostSeen(HostInfo info, int http, ActorRef<HostCommand> ref) {}

    /// Where a task runs.
    record Place(Tid host, int incarnation) {}

    /// In the order of their numbers, in which they joined.
    private final Map<Tid, HostSeen> hosts = new TreeMap<>();

    private final Set<Tid> joining = new HashSet<>();
    private final Map<Tid, Place> places = new HashMap<>();
    private final Map<Tid, Integer> moves = new HashMap<>();
    private final Map<Tid, Long> captureBytes = new HashMap<>();
    private final Map<Tid, Map<String, String>> codes = new HashMap<>();
    private final Set<Tid> draining = new HashSet<>();

    Collection<HostSeen> hosts() {
        return hosts.values();
    }

    /// Those that everybody knows of.
    List<HostSeen> table() {
        return hosts.values().stream().filter(h -> !joining.contains(h.info().tid())).toList();
    }

    /// The host comes together with others: it is no part of the table before they are there.
    void join(Tid host) {
        joining.add(host);
    }

    /// All that were coming are part of the table now.
    void joined() {
        joining.clear();
    }

    Optional<HostSeen> host(Tid tid) {
        return Optional.ofNullable(hosts.get(tid));
    }

    Optional<HostSeen> hostNamed(String name) {
        return hosts.values().stream().filter(h -> h.info().name().equals(name)).findFirst();
    }

    Optional<HostSeen> hostAt(String address) {
        return hosts.values().stream().filter(h -> h.info().address().equals(address)).findFirst();
    }

    /// True if the host was not there before.
    boolean seen(HostSeen host) {
        return hosts.put(host.info().tid(), host) == null;
    }

    /// A host is gone; returns the tasks that were on it.
    List<Tid> gone(Tid host) {
        hosts.remove(host);
        codes.remove(host);
        draining.remove(host);
        joining.remove(host);
        List<Tid> orphans = tasksOn(host);
        orphans.forEach(places::remove);
        return orphans;
    }

    void drain(Tid host) {
        draining.add(host);
    }

    boolean isDraining(Tid host) {
        return draining.contains(host);
    }

    /// Hosts that may be given work.
    List<HostSeen> open() {
        return table().stream()
                .filter(h -> !draining.contains(h.info().tid()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    void placed(Tid task, Place place) {
        Place before = places.get(task);
        if (before == null || before.incarnation() <= place.incarnation()) {
            places.put(task, place);
        }
    }

    void over(Tid task) {
        places.remove(task);
        moves.remove(task);
        captureBytes.remove(task);
    }

    void unplaced(Tid task) {
        places.remove(task);
    }

    void moved(Tid task) {
        moves.merge(task, 1, (a, b) -> a + b);
    }

    /// What code a host has for programs, as far as it was asked: see [HostCommand.Codes].
    Map<String, String> codes(Tid host) {
        return Map.copyOf(codes.getOrDefault(host, Map.of()));
    }

    void coded(Tid host, Map<String, String> byProgram) {
        codes.computeIfAbsent(host, _ -> new HashMap<>()).putAll(byProgram);
    }

    void captured(Tid task, long bytes) {
        captureBytes.put(task, bytes);
    }

    /// The size of its last capture; 0: there was none.
    long captureBytes(Tid task) {
        return captureBytes.getOrDefault(task, 0L);
    }

    int moves(Tid task) {
        return moves.getOrDefault(task, 0);
    }

    /// How many tasks have a place.
    int placed() {
        return places.size();
    }

    boolean isPlaced(Tid task) {
        return places.containsKey(task);
    }

    Optional<Place> place(Tid task) {
        return Optional.ofNullable(places.get(task));
    }

    boolean hasTasksOn(Tid host) {
        return places.values().stream().anyMatch(place -> place.host().equals(host));
    }

    List<Tid> tasksOn(Tid host) {
        return places.entrySet().stream()
                .filter(e -> e.getValue().host().equals(host))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// The table as this host is to see it, itself included.
    List<HostInfo> hostInfos(Tid seenBy) {
        return hosts.values().stream()
                .map(HostSeen::info)
                .filter(h -> h.tid().equals(seenBy) || !joining.contains(h.tid()))
                .toList();
    }
}
