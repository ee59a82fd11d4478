package org.godwit.persistence.bench;

import java.util.Arrays;

/// What was measured of one journal in one round.
///
/// @param p50Micros of one write by one entity
/// @param eventsPerSecond of 100 entities
/// @param shortMillis recovery of 10 events, the median
/// @param longMillis recovery of 1,000 events, the median
record Figures(
        double p50Micros,
        double p99Micros,
        double eventsPerSecond,
        double shortMillis,
        double longMillis) {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    static double micros(long[] nanos, double quantile) {
        return quantile(nanos, quantile) / NANOS_PER_MICRO;
    }

    static double medianMillis(long[] nanos) {
        return quantile(nanos, 0.5) / NANOS_PER_MILLI;
    }

    private static long quantile(long[] nanos, double quantile) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) (quantile * (sorted.length - 1))];
    }

    String row(String name) {
        return "| %-24s | %9.0f | %9.0f | %10.0f | %8.1f | %8.1f |"
                .formatted(name, p50Micros, p99Micros, eventsPerSecond, shortMillis, longMillis);
    }
}
