package org.godwit.console.sweep;

import java.util.List;

/// What a sweep does.
///
/// @param programs the classes of programs of the zoo, of one task each
/// @param examples programs of several tasks
/// @param every each `every`-th of a program's yield points is captured; 0: all of programs with at
///   most [#POINTS_MAX], of others so many, evenly spread
/// @param allCalls whether yield points that are calls of the virtual machine are captured all the
///   same
/// @param hostMain main class of the host JVMs that examples run on
public record SweepSettings(
        List<String> programs,
        List<Example> examples,
        int every,
        boolean allCalls,
        String hostMain) {

    /// How many yield points of a program are captured if nothing else is said.
    public static final int POINTS_MAX = 2_000;

    public SweepSettings {
        programs = List.copyOf(programs);
        examples = List.copyOf(examples);
        if (every < 0) {
            throw new IllegalArgumentException("every must be at least 0: " + every);
        }
    }

    /// The examples' tasks are captured at every so manieth yield point if nothing else is said.
    /// Prime, so that no loop keeps in step with it.
    private static final int EXAMPLE_EVERY = 997;

    /// The distance between the captured yield points of examples.
    int everyOfExamples() {
        return every > 0 ? every : EXAMPLE_EVERY;
    }

    /// The distance between the captured yield points of a program with so many.
    int everyOf(int points) {
        return every > 0 ? every : Math.ceilDiv(Math.max(points, 1), POINTS_MAX);
    }
}
