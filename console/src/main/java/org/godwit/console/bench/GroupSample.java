package org.godwit.console.bench;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/// The costs of the calls of a group of one size.
///
/// @param hosts on which the members are spread; the group server is on one of them
/// @param costs of each of the calls
record GroupSample(int hosts, int members, Map<GroupCall, GroupCost> costs) {

    GroupSample {
        costs = Map.copyOf(costs);
    }

    GroupCost cost(GroupCall call) {
        return requireNonNull(costs.get(call));
    }
}
