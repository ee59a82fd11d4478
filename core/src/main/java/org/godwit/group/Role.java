package org.godwit.group;

import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// With whom a member exchanges data in one collective call. It follows from the members and the
/// root alone, not from where the tasks are: a run with moves combines in the same order as one
/// without.
///
/// @param up towards the root; empty for the root itself
/// @param down away from it, in the order in which their data count. In a gather and a scatter the
///   root has all members there, itself among them
public record Role(Optional<Tid> up, List<Tid> down) {

    public Role {
        down = List.copyOf(down);
    }

    /// @param members in the order of their instance numbers, without free ones
    /// @param root its place in that list
    /// @param self its place in that list
    static Role of(Collective kind, List<Tid> members, int root, int self) {
        return switch (kind) {
            case GATHER, SCATTER ->
                    self == root
                            ? new Role(Optional.empty(), members)
                            : new Role(Optional.of(members.get(root)), List.of());
            case REDUCE -> inTree(members, root, self);
        };
    }

    /// A binomial tree over the distances from the root: member d gets the data of d + 1, d + 2, d
    /// + 4, ... and gives them to the one without d's lowest bit. So each combination is of
    ///   neighbours, and the last comes after log2(n) steps.
    private static Role inTree(List<Tid> members, int root, int self) {
        int n = members.size();
        int distance = Math.floorMod(self - root, n);
        List<Tid> children = new ArrayList<>();
        for (int bit = 1; bit < n && (distance & bit) == 0; bit <<= 1) {
            if (distance + bit < n) {
                children.add(members.get((root + distance + bit) % n));
            }
        }
        int above = distance & (distance - 1);
        return new Role(
                distance == 0 ? Optional.empty() : Optional.of(members.get((root + above) % n)),
                children);
    }
}
