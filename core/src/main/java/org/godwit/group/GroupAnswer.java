package org.godwit.group;

import org.godwit.task.Tid;

import java.util.List;

/// What the group server answers.
public sealed interface GroupAnswer {

    /// An instance number, a size, a tid, or 0 where there is nothing to tell.
    record Number(int value) implements GroupAnswer {}

    /// Members by instance number; [Seats#FREE] where a number is free.
    record Members(List<Tid> tids) implements GroupAnswer {
        public Members {
            tids = List.copyOf(tids);
        }
    }

    /// A part in a collective call.
    record Part(Role role) implements GroupAnswer {}

    /// No.
    record Refused(GroupError error) implements GroupAnswer {}
}
