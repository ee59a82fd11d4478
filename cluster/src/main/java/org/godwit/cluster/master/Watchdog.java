package org.godwit.cluster.master;

import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which tasks have had no place for too long, although nobody moves them. Only decides; what is
/// done is up to the master. Time is counted in the master's beats.
final class Watchdog {

    /// So many times as long as it takes to be named, a task waits for a host that starts others
    /// meanwhile.
    private static final int QUEUE_FACTOR = 6;

    private final long afterBeats;
    private final Map<Tid, Long> since = new TreeMap<>(Comparator.comparingInt(Tid::value));

    /// @param afterBeats how long a task may have no place before it is named, and named again
    Watchdog(long afterBeats) {
        if (afterBeats < 1) {
            throw new IllegalArgumentException("afterBeats must be 1 or more: " + afterBeats);
        }
        this.afterBeats = afterBeats;
    }

    /// To be called at every beat.
    ///
    /// @param unplaced tasks that have no place at this beat
    /// @return those that have had none for another `afterBeats` now
    List<Tid> look(Set<Tid> unplaced, long beat) {
        since.keySet().retainAll(unplaced);
        unplaced.forEach(tid -> since.putIfAbsent(tid, beat));
        List<Tid> overdue = new ArrayList<>();
        since.forEach((tid, first) -> {
            long beats = beat - first;
            if (beats > 0 && beats % afterBeats == 0) {
                overdue.add(tid);
            }
        });
        return overdue;
    }

    /// Whether a task is not to be waited for any more where it should be: thousands that are
    /// spawned at once start one after the other, and it may only not have had its turn.
    ///
    /// @param startedAt the beat at which a task was last started there
    boolean isLost(Tid tid, long beat, long startedAt) {
        boolean isAtWork = beat - startedAt < afterBeats;
        return !isAtWork || beatsWithout(tid, beat) >= QUEUE_FACTOR * afterBeats;
    }

    /// For how many beats this task has had no place; 0 if it has one.
    long beatsWithout(Tid tid, long beat) {
        return beat - since.getOrDefault(tid, beat);
    }
}
