package org.godwit.console.sweep;

import java.util.List;

/// What a sweep does.
///
/// @param programs the classes of the programs
/// @param every each `every`-th of a program's yield points is captured; 0: all of programs with at
///   most [#POINTS_MAX], of others so many, evenly spread
/// @param allCalls whether yield points that are calls of the virtual machine are captured all the
///   same
public record SweepSettings(List<String> programs, int every, boolean allCalls) {

    /// How many yield points of a program are captured if nothing else is said.
    public static final int POINTS_MAX = 2_000;

    public SweepSettings {
        programs = List.copyOf(programs);
        if (every < 0) {
            throw new IllegalArgumentException("every must be at least 0: " + every);
        }
    }

    /// The distance between the captured yield points of a program with so many.
    int everyOf(int points) {
        return every > 0 ? every : Math.ceilDiv(Math.max(points, 1), POINTS_MAX);
    }
}
