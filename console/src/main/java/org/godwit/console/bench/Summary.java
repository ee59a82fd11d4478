package org.godwit.console.bench;

import java.util.Arrays;
import java.util.Collection;

/// What many values come to.
///
/// @param sorted ascending, not empty; not to be changed
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Summary(double[] sorted) {

    /// @throws IllegalArgumentException if there are none
    public static Summary of(Collection<? extends Number> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values to sum up");
        }
        double[] sorted = values.stream().mapToDouble(Number::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Summary(sorted);
    }

    public int n() {
        return sorted.length;
    }

    public double min() {
        return sorted[0];
    }

    public double max() {
        return sorted[sorted.length - 1];
    }

    /// The middle value, or the mean of the two in the middle.
    public double median() {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /// The smallest value that at least `percent` of the values do not exceed (nearest rank).
    ///
    /// @param percent 1 to 100
    public double percentile(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("a percentile is 1..100: " + percent);
        }
        return sorted[Math.ceilDiv(percent * sorted.length, 100) - 1];
    }
}
