package org.godwit.cluster.plane;

import org.godwit.task.Tid;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Where virtual processors are believed to be. What an older incarnation says is not believed. A
/// host that has left is believed only where nothing else is known: one that was taken for dead,
/// and runs on, may begin incarnations that the journal refuses, and what was believed of those
/// nobody would ever correct. One that is not known yet is believed like a member: tasks come to a
/// host as soon as it has joined. Thread-safe.
final class Directory {

    private record Place(Tid host, int incarnation) {}

    private final Tid self;
    private final Map<Tid, Place> places = new ConcurrentHashMap<>();
    private final Set<Tid> left = new HashSet<>();
    private Set<Tid> members;

    /// @param self the host that believes; always a member
    Directory(Tid self) {
        this.self = self;
        this.members = Set.of(self);
    }

    Optional<Tid> hostOf(Tid vp) {
        if (vp.isGuest()) {
            return Optional.of(Tid.ofHost(vp.hostNumber()));
        }
        return Optional.ofNullable(places.get(vp)).map(Place::host);
    }

    /// True if that is news. Of two hosts that say the same incarnation the journal has fenced off
    /// one; which, is not known here, and the later word counts.
    synchronized boolean learned(Tid vp, Tid host, int incarnation) {
        Place news = new Place(host, incarnation);
        Place kept = places.merge(vp, news, (old, now) -> corrects(now, old) ? now : old);
        return kept == news;
    }

    private boolean corrects(Place now, Place old) {
        boolean hasLeft = left.contains(now.host());
        if (hasLeft != left.contains(old.host())) {
            return !hasLeft;
        }
        return now.incarnation() > old.incarnation()
                || (now.incarnation() == old.incarnation() && !now.host().equals(old.host()));
    }

    void isNotAt(Tid vp, Tid host) {
        places.computeIfPresent(vp, (_, place) -> place.host().equals(host) ? null : place);
    }

    /// What was believed to be on hosts that have left is forgotten.
    synchronized void hostsAre(Collection<Tid> present) {
        Set<Tid> now = new HashSet<>(present);
        now.add(self);
        left.addAll(members);
        left.removeAll(now);
        members = now;
        places.values().removeIf(place -> left.contains(place.host()));
    }
}
