package org.godwit.console.torture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What came of one way to send messages.
///
/// @param who in words
/// @param counted messages
/// @param stuck tasks that should have ended and have not
/// @param moves made, those of drains included
/// @param kills `kill -9` of hosts
/// @param pauses SIGSTOP of hosts
/// @param struck wounds that were tried
/// @param wounds made, by kind
/// @param seconds of wounds and moves
/// @param broken promises of Godwit's
public record ComparisonRow(
        String who,
        Workload.Counted counted,
        int stuck,
        long moves,
        int kills,
        int pauses,
        int drains,
        int struck,
        Map<String, Integer> wounds,
        long seconds,
        List<String> broken) {

    public ComparisonRow {
        wounds = new TreeMap<>(wounds);
        broken = List.copyOf(broken);
    }

    /// Whether this way is as good as Godwit promises to be.
    public boolean isRight() {
        return broken.isEmpty()
                && stuck == 0
                && counted.delivered() > 0
                && counted.lost() == 0
                && counted.duplicated() == 0
                && counted.reordered() == 0;
    }
}
