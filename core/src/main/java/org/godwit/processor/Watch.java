package org.godwit.processor;

import org.godwit.task.Tid;

/// A notice that a task has asked for.
///
/// @param id unique among the watches of its task for life
/// @param told the number in the notice's body
/// @param remaining notices still to come; -1 for ever
public record Watch(
        long id, Kind kind, Tid subject, int told, int tag, int context, int remaining) {

    /// What is watched.
    public enum Kind {
        TASK_EXIT,
        HOST_DELETE,
        HOST_ADD
    }

    Watch withRemaining(int count) {
        return new Watch(id, kind, subject, told, tag, context, count);
    }
}
