package org.godwit.console.bench;

/// The calls of groups that are measured, in the order in which
/// [org.godwit.console.bench.programs.GroupMeter] makes them. Two of them with a barrier behind, so
/// that the next does not begin before all members have done with this one.
enum GroupCall {
    BARRIER("barrier"),
    BROADCAST("bcast+barrier"),
    REDUCTION("reduce+barrier");

    private final String label;

    GroupCall(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
