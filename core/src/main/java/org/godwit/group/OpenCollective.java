package org.godwit.group;

import org.godwit.task.Tid;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A collective call that some members have begun. It is among the members that there were when the
/// first of them began: one that has done its part may leave before the last has begun.
///
/// @param members in the order of their instance numbers
/// @param places where each of them is in that list
/// @param awaited those that have not begun yet
record OpenCollective(
        Collective kind,
        int tag,
        int root,
        Tid rootTask,
        List<Tid> members,
        Map<Tid, Integer> places,
        Set<Tid> awaited) {

    OpenCollective(
            Collective kind, int tag, int root, Tid rootTask, List<Tid> members, Set<Tid> awaited) {
        this(kind, tag, root, rootTask, members, places(members), awaited);
    }

    OpenCollective(GroupRequest.TakePart r, Tid rootTask, List<Tid> members) {
        this(r.kind(), r.tag(), r.root(), rootTask, members, new HashSet<>(members));
    }

    private static Map<Tid, Integer> places(List<Tid> members) {
        Map<Tid, Integer> places = new HashMap<>();
        for (Tid member : members) {
            places.put(member, places.size());
        }
        return places;
    }

    private int place(Tid member) {
        Integer place = places.get(member);
        if (place == null) {
            throw new IllegalArgumentException(member + " is none of " + members);
        }
        return place;
    }

    /// Whether `task` begins this one by `r`.
    boolean awaits(Tid task, GroupRequest.TakePart r) {
        return kind == r.kind() && tag == r.tag() && root == r.root() && awaited.contains(task);
    }

    Role begin(Tid task) {
        awaited.remove(task);
        return Role.of(kind, members, place(rootTask), place(task));
    }
}
