package org.godwit.console.torture.plain;

import org.godwit.cluster.wire.Wire;

import java.util.Map;
import java.util.TreeMap;

/// How things stand with a sender or a counter.
///
/// @param sent by a sender to each of its counters
/// @param over of a sender: it sends no more, and waits for no answer
/// @param tallies of a counter, by sender
public record Standing(int sent, boolean over, Map<String, Tally> tallies) implements Wire {
    public Standing {
        tallies = new TreeMap<>(tallies);
    }

    /// Of one sender.
    public Tally tally(String sender) {
        return tallies.getOrDefault(sender, Tally.NOTHING);
    }
}
