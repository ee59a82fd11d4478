package org.godwit.console.bench;

import java.util.Arrays;
import java.util.List;

/// What one JVM measured.
///
/// @param woven whether the kernel was woven, or as compiled
/// @param round the two variants of a kernel that ran after each other have the same
/// @param millis of a run, one for each iteration; not empty
record OverheadSample(String kernel, boolean woven, int round, List<Double> millis) {

    private static final String WORD = "sample";
    private static final int FIRST_MILLIS = 4;

    OverheadSample {
        millis = List.copyOf(millis);
        if (millis.isEmpty()) {
            throw new IllegalArgumentException("a sample of " + kernel + " has no figures");
        }
    }

    /// Reads `sample KERNEL VARIANT ROUND MILLIS...`, as the benchmarks write it.
    ///
    /// @throws IllegalArgumentException if a line is something else
    static OverheadSample of(String line) {
        List<String> words = Arrays.asList(line.strip().split(" +"));
        if (words.size() <= FIRST_MILLIS || !words.getFirst().equals(WORD)) {
            throw new IllegalArgumentException(
                    "not 'sample KERNEL VARIANT ROUND MILLIS...': '" + line + "'");
        }
        return new OverheadSample(
                words.get(1),
                isWoven(words.get(2)),
                Integer.parseInt(words.get(3)),
                words.subList(FIRST_MILLIS, words.size()).stream().map(Double::valueOf).toList());
    }

    private static boolean isWoven(String variant) {
        return switch (variant) {
            case "plain" -> false;
            case "woven" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "a variant is 'plain' or 'woven', not '" + variant + "'");
        };
    }
}
