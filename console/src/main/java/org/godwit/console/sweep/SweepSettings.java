package org.godwit.console.sweep;

import java.util.List;

/// What a sweep does.
///
/// @param programs the classes of the programs
/// @param every of a program's yield points at loop heads each `every`-th is captured, and those
///   that are calls all the same; 0: all of programs with at most [#POINTS_MAX], of others so many,
///   evenly spread
public record SweepSettings(List<String> programs, int every) {

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
