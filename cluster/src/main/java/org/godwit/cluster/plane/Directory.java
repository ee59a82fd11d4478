package org.godwit.cluster.plane;

import org.godwit.task.Tid;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Where virtual processors are believed to be. What an older incarnation says is not believed, nor
/// what is said of a host that is not a member: one that was taken for dead, and runs on, may begin
/// incarnations that the journal refuses, and what was believed of those nobody would ever correct.
/// Thread-safe.
final class Directory {

    private record Place(Tid host, int incarnation) {

        boolean corrects(Place old) {
            return incarnation > old.incarnation
                    || (incarnation == old.incarnation && !host.equals(old.host));
        }
    }

    private final Tid self;
    private final Map<Tid, Place> places = new ConcurrentHashMap<>();
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
        if (!members.contains(host)) {
            return false;
        }
        Place news = new Place(host, incarnation);
        Place kept = places.merge(vp, news, (old, now) -> now.corrects(old) ? now : old);
        return kept == news;
    }

    void isNotAt(Tid vp, Tid host) {
        places.computeIfPresent(vp, (_, place) -> place.host().equals(host) ? null : place);
    }

    synchronized void hostsAre(Collection<Tid> present) {
        Set<Tid> now = new HashSet<>(present);
        now.add(self);
        members = now;
        places.values().removeIf(place -> !now.contains(place.host()));
    }
}
