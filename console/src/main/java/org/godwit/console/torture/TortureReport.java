package org.godwit.console.torture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What came of a torture.
///
/// @param journal its profile
/// @param wounds made, by kind
/// @param kills `kill -9` of hosts
/// @param pauses SIGSTOP of hosts
/// @param hostsAdded in the place of those that were killed, put out or drained
/// @param hostsPutOut that ended by themselves because the others went on without them
/// @param fencedWrites that the journal refused because a later incarnation had written; only
///   `embedded` counts them
/// @param moves made, those of drains included
/// @param refused moves, by reason
/// @param messages what became of the counted messages
/// @param tasks that ended with what they should
/// @param counters of all hosts, as they were last asked: what the layers below lost, and what was
///   repaired
/// @param broken promises, each in a sentence
/// @param left if promises are broken: what the tasks do that have not ended, by tid
public record TortureReport(
        long seed,
        String journal,
        long seconds,
        Map<String, Integer> wounds,
        int kills,
        int pauses,
        int drains,
        int hostsAdded,
        int hostsPutOut,
        long fencedWrites,
        long moves,
        Map<String, Integer> refused,
        Messages messages,
        int tasks,
        Map<String, Long> counters,
        List<String> broken,
        Map<String, String> left) {

    /// @param sent by counting tasks
    /// @param delivered to counting tasks
    /// @param droppedBelow frames that a plane refused, or that came to a host without the task
    /// @param repeated sent again by the protocol
    public record Messages(
            long sent,
            long delivered,
            long lost,
            long duplicated,
            long reordered,
            long droppedBelow,
            long repeated) {}

    public TortureReport {
        wounds = new TreeMap<>(wounds);
        refused = new TreeMap<>(refused);
        counters = new TreeMap<>(counters);
        broken = List.copyOf(broken);
        left = new TreeMap<>(left);
    }

    public boolean isRight() {
        return broken.isEmpty() && tasks > 0 && messages.delivered() > 0;
    }
}
