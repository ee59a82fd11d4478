package org.godwit.console.sweep;

/// A stretch of a task's run.
///
/// @param from where it begins
/// @param points it is captured at the yield point of this number, counted from 1 where the stretch
///   begins, or at the next free one; 0: never
record Order(TaskState from, int points) {

    /// To the end.
    static final int NEVER = 0;
}
