package org.godwit.cluster.plane;

import org.godwit.task.Tid;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Where virtual processors are believed to be. What an older incarnation says is not believed. A
/// host that is no member (any more) is believed only where nothing else is known: one that was
/// taken for dead, and runs on, may begin incarnations that the journal refuses, and what was
/// believed of those nobody would ever correct. Thread-safe.
final class Directory {

    private record Place(Tid host, int incarnation) {}

    private final Tid self;
    private final Map<Tid, Place> places = new ConcurrentHashMap<>();
    private Set<Tid> members;

    /// @param self the host that believes; always a member
    Directory(Tid self) {
        this.self = self;
        this.members = new HashSet<>(Set.of(self));
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
        boolean isMember = members.contains(now.host());
        if (isMember != members.contains(old.host())) {
            return isMember;
        }
        return now.incarnation() > old.incarnation()
                || (now.incarnation() == old.incarnation() && !now.host().equals(old.host()));
    }

    void isNotAt(Tid vp, Tid host) {
        places.computeIfPresent(vp, (_, place) -> place.host().equals(host) ? null : place);
    }

    /// What was believed to be on hosts that have left is forgotten.
    synchronized void hostsAre(Collection<Tid> present) {
        Set<Tid> gone = members;
        members = new HashSet<>(present);
        members.add(self);
        gone.removeAll(members);
        places.values().removeIf(place -> gone.contains(place.host()));
    }
}
