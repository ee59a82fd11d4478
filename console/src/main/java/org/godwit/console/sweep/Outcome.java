package org.godwit.console.sweep;

import java.util.List;

/// How a stretch ended.
///
/// @param state of the task now
/// @param captured whether it was captured; else it has ended
/// @param end how it ended: "" when its program returned, else what it threw
/// @param pins why it could not be captured at a yield point where that was wanted, once for each
/// @param refused why it could not be written as bytes, "" if it could; then it ran on to its end
///   where it was
record Outcome(TaskState state, boolean captured, String end, List<String> pins, String refused) {

    Outcome {
        pins = List.copyOf(pins);
    }
}
