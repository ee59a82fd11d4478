package org.godwit.cluster.processor;

/// What a host counts.
public enum Count {
    MESSAGES_SENT("messages.sent"),
    MESSAGES_ARRIVED("messages.arrived"),
    MESSAGES_REPEATED("messages.repeated"),
    FRAMES_LOCAL("frames.local"),
    FRAMES_TO_PLANE("frames.toPlane"),
    FRAMES_REFUSED("frames.refused"),
    /// Captures that were given to the journal.
    CAPTURES_SAVED("captures.saved"),
    /// Captures that tasks went on from when they came to this host.
    CAPTURES_RESUMED("captures.resumed"),
    /// Captures that `godwit.capture.bounce-every` made.
    CAPTURES_BOUNCED("captures.bounced"),
    /// Yield points at which a state that was wanted could not be had.
    CAPTURES_PINNED("captures.pinned");

    private final String text;

    Count(String text) {
        this.text = text;
    }

    /// The name under which it is told.
    public String text() {
        return text;
    }
}
