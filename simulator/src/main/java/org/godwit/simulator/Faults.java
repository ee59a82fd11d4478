package org.godwit.simulator;

import java.util.SplittableRandom;

/// How hostile one run is; drawn from its seed.
///
/// @param dropPercent frames lost
/// @param repeatPercent frames delivered twice
/// @param delayMaxMicros longest delay of a frame (reordering follows from it)
/// @param stalePercent frames sent to a host where the VP is not any more
/// @param crashes hosts killed
/// @param suspicions VPs restarted elsewhere while their old incarnation goes on
/// @param moves moves ordered
/// @param partitions times the network falls in two
public record Faults(
        int dropPercent,
        int repeatPercent,
        int delayMaxMicros,
        int stalePercent,
        int crashes,
        int suspicions,
        int moves,
        int partitions) {

    static Faults drawnFrom(SplittableRandom random) {
        return new Faults(
                random.nextInt(4) == 0 ? 0 : random.nextInt(30),
                random.nextInt(4) == 0 ? 0 : random.nextInt(30),
                random.nextInt(4) == 0 ? 50 : 20_000,
                random.nextInt(30),
                random.nextInt(4),
                random.nextInt(3),
                random.nextInt(12),
                random.nextInt(3));
    }
}
