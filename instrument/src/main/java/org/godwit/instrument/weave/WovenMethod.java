package org.godwit.instrument.weave;

import java.util.List;

/// What a captured frame of a method must fit.
///
/// @param number among the methods of its class
/// @param name with its descriptor
/// @param fingerprint of its code and of what is kept at its yield points
public record WovenMethod(int number, String name, long fingerprint, List<Point> points) {

    /// @param innermost whether the innermost frame of a stack stands there, or an outer one
    public record Point(boolean innermost, int numbers, int references) {}

    public WovenMethod {
        points = List.copyOf(points);
    }

    /// The method that goes on from a saved frame.
    public String resumeName() {
        return RunTime.RESUME + number;
    }
}
