package org.godwit.cluster.master;

import org.godwit.task.Tid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// Which tasks to look after next, so that each has its turn within so many beats of the master.
/// Only decides.
final class Audit {

    private final int cycleBeats;
    private final Deque<Tid> waiting = new ArrayDeque<>();
    private int beatsLeft;
    private int perBeat;

    /// @param cycleBeats after which all are looked after once
    Audit(int cycleBeats) {
        if (cycleBeats < 1) {
            throw new IllegalArgumentException("cycleBeats must be 1 or more: " + cycleBeats);
        }
        this.cycleBeats = cycleBeats;
    }

    /// To be called at every beat.
    ///
    /// @param live the tasks that there are
    List<Tid> next(Collection<Tid> live) {
        if (beatsLeft == 0) {
            waiting.addAll(live);
            beatsLeft = cycleBeats;
            perBeat = Math.ceilDiv(waiting.size(), cycleBeats);
        }
        beatsLeft--;
        List<Tid> due = new ArrayList<>();
        while (due.size() < perBeat && !waiting.isEmpty()) {
            due.add(waiting.removeFirst());
        }
        return due;
    }
}
