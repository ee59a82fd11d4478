package org.godwit.continuation;

import java.util.ArrayList;
import java.util.List;

/// Thrown through a task's code to unwind it at a yield point; every woven method on the way adds
/// its frame. Programs never see it: in woven methods its handlers come before those of the
/// program. It has no stack trace and no message on purpose.
public final class CaptureSignal extends Error {

    private final transient List<SavedFrame> innermostFirst = new ArrayList<>();

    public CaptureSignal() {
        super("this task is being captured", null, false, false);
    }

    /// Called by woven code, innermost frame first.
    public void add(SavedFrame frame) {
        innermostFirst.add(frame);
    }

    /// What was unwound, outermost frame first.
    public List<SavedFrame> frames() {
        return List.copyOf(innermostFirst.reversed());
    }
}
