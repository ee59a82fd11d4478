package org.godwit.console.torture;

import org.godwit.cluster.processor.MovePoint;

import java.util.List;

/// A host that is killed in the midst of a move.
///
/// @param point of the move
/// @param victim which of its hosts
public record Crash(MovePoint point, Victim victim) {

    /// Each of these points with each of these victims, the points in order.
    public static List<Crash> all(List<MovePoint> points, List<Victim> victims) {
        return points.stream()
                .flatMap(point -> victims.stream().map(victim -> new Crash(point, victim)))
                .toList();
    }
}
