package org.godwit.benchmarks;

import java.util.Arrays;
import java.util.List;

/// How much is measured.
///
/// @param forks JVMs for each kernel and variant
/// @param warmUps iterations thrown away in each of them
/// @param iterations that count
/// @param millis of an iteration; short, so that on a busy machine some are not disturbed
record OverheadSettings(List<Kernel> kernels, int forks, int warmUps, int iterations, int millis) {

    private static final int LARGEST = 100_000;

    OverheadSettings {
        kernels = List.copyOf(kernels);
    }

    /// Five to nine minutes.
    static OverheadSettings full() {
        return new OverheadSettings(List.of(Kernel.values()), 3, 100, 100, 10);
    }

    /// Two to four minutes; its figures are no measure.
    static OverheadSettings brief() {
        return new OverheadSettings(List.of(Kernel.values()), 1, 80, 40, 10);
    }

    /// Reads `--short --forks N --warm-ups N --iterations N --millis N --kernels A,B`.
    ///
    /// @throws IllegalArgumentException if that is not what is there
    static OverheadSettings of(String... words) {
        OverheadSettings settings = Arrays.asList(words).contains("--short") ? brief() : full();
        for (int i = 0; i < words.length; i++) {
            if (!words[i].equals("--short")) {
                if (i + 1 == words.length) {
                    throw new IllegalArgumentException("a value is missing after " + words[i]);
                }
                settings = settings.with(words[i], words[++i]);
            }
        }
        return settings;
    }

    private OverheadSettings with(String option, String value) {
        return switch (option) {
            case "--forks" ->
                    new OverheadSettings(
                            kernels, positive(option, value), warmUps, iterations, millis);
            case "--warm-ups" ->
                    new OverheadSettings(
                            kernels, forks, positive(option, value), iterations, millis);
            case "--iterations" ->
                    new OverheadSettings(kernels, forks, warmUps, positive(option, value), millis);
            case "--millis" ->
                    new OverheadSettings(
                            kernels, forks, warmUps, iterations, positive(option, value));
            case "--kernels" ->
                    new OverheadSettings(
                            Arrays.stream(value.split(",", -1)).map(Kernel::of).toList(),
                            forks,
                            warmUps,
                            iterations,
                            millis);
            default ->
                    throw new IllegalArgumentException(
                            "no option is called '%s'; there are --short, --forks, --warm-ups,"
                                            .formatted(option)
                                    + " --iterations, --millis, --kernels");
        };
    }

    private static int positive(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= LARGEST) {
                return number;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw new IllegalArgumentException(
                "%s wants a number from 1 to %d, not '%s'".formatted(option, LARGEST, value));
    }
}
