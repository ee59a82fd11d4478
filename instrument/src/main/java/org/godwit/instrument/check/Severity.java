package org.godwit.instrument.check;

import java.util.Locale;

/// What a finding means for the task.
public enum Severity {

    /// The task cannot be captured while it is there; a move waits until it has left.
    PINS,

    /// The task cannot be captured while it holds such a thing; it stays where it is.
    REFUSES,

    /// The program behaves differently after a move.
    BREAKS,

    /// Good to know; moves work.
    NOTE;

    /// As it stands in a line for people: in lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a program with such a finding counts as restricted.
    public boolean isRestriction() {
        return this != NOTE;
    }
}
