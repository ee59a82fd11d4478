package org.godwit.console.torture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What came of a torture.
///
/// @param wounds made, by kind
/// @param moves made
/// @param refused moves, by reason
/// @param messages that the counting tasks received
/// @param tasks that ended with what they should
/// @param counters of the hosts that were there at the end: what the layers below lost, and what
///   was repaired
/// @param broken promises, each in a sentence
public record TortureReport(
        long seed,
        Map<String, Integer> wounds,
        long moves,
        Map<String, Integer> refused,
        long messages,
        int tasks,
        Map<String, Long> counters,
        List<String> broken) {

    public TortureReport {
        wounds = new TreeMap<>(wounds);
        refused = new TreeMap<>(refused);
        counters = new TreeMap<>(counters);
        broken = List.copyOf(broken);
    }

    public boolean isRight() {
        return broken.isEmpty() && tasks > 0 && messages > 0;
    }
}
