package org.godwit.cluster.processor;

import com.typesafe.config.Config;

import java.time.Duration;

/// Deadlines of the phases of a move, from `godwit.move` in `reference.conf`.
///
/// @param yieldDeadline from the order until the task must have reached a yield point
/// @param handOffDeadline from closing until the hand-off must have come; then the VP goes on where
///   it is
/// @param replaceDeadline from the hand-off until the VP must run on the target host
/// @param unwindDeadline how long the source waits for the task's thread to end
public record MoveLimits(
        Duration yieldDeadline,
        Duration handOffDeadline,
        Duration replaceDeadline,
        Duration unwindDeadline) {

    public static MoveLimits from(Config config) {
        return new MoveLimits(
                config.getDuration("godwit.move.yield-deadline"),
                config.getDuration("godwit.move.hand-off-deadline"),
                config.getDuration("godwit.move.replace-deadline"),
                config.getDuration("godwit.move.unwind-deadline"));
    }
}
