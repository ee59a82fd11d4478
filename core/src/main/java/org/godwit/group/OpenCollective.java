package org.godwit.group;

import org.godwit.task.Tid;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A collective call that some members have begun. It is among the members that there were when the
/// first of them began: one that has done its part may leave before the last has begun.
///
/// @param members in the order of their instance numbers
/// @param awaited those that have not begun yet
record OpenCollective(
        Collective kind, int tag, int root, Tid rootTask, List<Tid> members, Set<Tid> awaited) {

    OpenCollective(GroupRequest.TakePart r, Tid rootTask, List<Tid> members) {
        this(r.kind(), r.tag(), r.root(), rootTask, members, new HashSet<>(members));
    }

    /// Whether `task` begins this one by `r`.
    boolean awaits(Tid task, GroupRequest.TakePart r) {
        return kind == r.kind() && tag == r.tag() && root == r.root() && awaited.contains(task);
    }

    Role begin(Tid task) {
        awaited.remove(task);
        return Role.of(kind, members, rootTask, task);
    }
}
