package org.godwit.cluster.processor;

import java.util.Locale;

/// The points of a move at which `./pvm crash-everywhere` kills hosts. The figure is the step in
/// docs/architecture.md.
public enum MovePoint {
    /// A move is ordered; nobody has been asked yet.
    DECIDED("1", Place.COORDINATOR),
    /// The code there fits; the task is to be asked.
    COMPARED("2", Place.COORDINATOR),
    /// Before the task is asked for its state.
    ASKED("3a", Place.SOURCE),
    /// The task stands at a yield point.
    YIELDED("3b", Place.SOURCE),
    /// The capture is made; nobody but the source knows.
    CLOSING("4a", Place.SOURCE),
    /// Before the end of the capture and `HandedOff` are written.
    BEFORE_HANDED_OFF("4b", Place.SOURCE),
    /// After they are written.
    AFTER_HANDED_OFF("4c", Place.SOURCE),
    /// All tasks of the container close; the hand-off is to begin.
    ALL_CLOSE("5a", Place.COORDINATOR),
    /// The hand-off has come to the source.
    STOPPED("5b", Place.SOURCE),
    /// The source is free of the task; nobody else knows.
    FREED("5c", Place.SOURCE),
    /// The container is nowhere, and is to be allocated.
    ALLOCATED("5d", Place.COORDINATOR),
    /// The target has read the journal.
    READ("6a", Place.TARGET),
    /// Before `IncarnationBegan` is written.
    BEFORE_BEGAN("6b", Place.TARGET),
    /// After it is written.
    AFTER_BEGAN("6c", Place.TARGET),
    /// The task computes on the target; nobody else knows.
    RESUMED("6d", Place.TARGET),
    /// All tasks compute again; the move is to be reported.
    DONE("7", Place.COORDINATOR);

    /// Where a point is come to.
    public enum Place {
        SOURCE,
        TARGET,
        COORDINATOR
    }

    private final String number;
    private final Place place;

    MovePoint(String number, Place place) {
        this.number = number;
        this.place = place;
    }

    /// Its step, such as `4b`.
    public String number() {
        return number;
    }

    /// The host that comes to it.
    public Place place() {
        return place;
    }

    /// Its name in words, such as `before handed off`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
