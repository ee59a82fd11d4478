package org.godwit.console.torture.plain;

import java.util.SortedSet;
import java.util.TreeSet;

/// What a counter has had of one sender, which numbers its messages from 1 on. Immutable.
///
/// @param highest number seen
/// @param received messages, however often
/// @param duplicated of them, numbers that had been seen before
/// @param reordered of them, numbers that were new and came after a higher one
/// @param missing numbers below the highest that have not been seen
public record Tally(
        int highest, long received, long duplicated, long reordered, SortedSet<Integer> missing) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, new TreeSet<>());

    /// With one message more.
    public Tally with(int number) {
        if (number > highest) {
            SortedSet<Integer> gaps = missing;
            if (number > highest + 1) {
                gaps = new TreeSet<>(missing);
                for (int gap = highest + 1; gap < number; gap++) {
                    gaps.add(gap);
                }
            }
            return new Tally(number, received + 1, duplicated, reordered, gaps);
        }
        if (!missing.contains(number)) {
            return new Tally(highest, received + 1, duplicated + 1, reordered, missing);
        }
        SortedSet<Integer> gaps = new TreeSet<>(missing);
        gaps.remove(number);
        return new Tally(highest, received + 1, duplicated, reordered + 1, gaps);
    }

    /// Different numbers seen.
    public long delivered() {
        return received - duplicated;
    }

    /// @param sent how many the sender says that it sent
    public long lost(int sent) {
        return missing.size() + Math.max(0, sent - highest);
    }
}
