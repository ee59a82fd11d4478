package org.godwit.console.sweep;

/// What a sweep did to one example.
///
/// @param tasks that it consists of
/// @param moves of its tasks from JVM to JVM, at every call
/// @param pinned how often a task was not moved at a call, but at a later one
/// @param captures of its tasks at loop heads and calls that they went on from where they were
/// @param wrong how many of its runs were not like the unmoved one
public record ExampleRow(
        String example,
        int tasks,
        long moves,
        long pinned,
        long captures,
        int wrong,
        long unmovedMillis,
        long movedMillis,
        long capturedMillis) {}
