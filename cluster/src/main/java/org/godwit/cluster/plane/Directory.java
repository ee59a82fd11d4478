package org.godwit.cluster.plane;

import org.godwit.task.Tid;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Where virtual processors are believed to be. What an older incarnation says is not believed.
/// Thread-safe.
final class Directory {

    private record Place(Tid host, int incarnation) {

        boolean corrects(Place old) {
            return incarnation > old.incarnation
                    || (incarnation == old.incarnation && !host.equals(old.host));
        }
    }

    private final Map<Tid, Place> places = new ConcurrentHashMap<>();

    Optional<Tid> hostOf(Tid vp) {
        if (vp.isGuest()) {
            return Optional.of(Tid.ofHost(vp.hostNumber()));
        }
        return Optional.ofNullable(places.get(vp)).map(Place::host);
    }

    /// True if that is news. Of two hosts that say the same incarnation the journal has fenced off
    /// one; which, is not known here, and the later word counts.
    boolean learned(Tid vp, Tid host, int incarnation) {
        Place news = new Place(host, incarnation);
        Place kept = places.merge(vp, news, (old, now) -> now.corrects(old) ? now : old);
        return kept == news;
    }

    void isNotAt(Tid vp, Tid host) {
        places.computeIfPresent(vp, (_, place) -> place.host().equals(host) ? null : place);
    }

    void hostGone(Tid host) {
        places.values().removeIf(place -> place.host().equals(host));
    }
}
