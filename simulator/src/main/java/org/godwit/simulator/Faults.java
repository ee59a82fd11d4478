package org.godwit.simulator;

import java.util.SplittableRandom;

/// How hostile one run is; drawn from its seed. Each kind of fault is absent from some runs, so
/// that none hides what another would show.
///
/// @param lastsMicros faults happen up to this time; then all heals
/// @param dropPercent frames lost
/// @param repeatPercent frames delivered twice
/// @param delayMaxMicros longest delay of a frame (reordering follows from it)
/// @param stalePercent frames sent to a host where the VP is not any more
/// @param journalMaxMicros longest write of a journal
/// @param crashes hosts killed at any time
/// @param writeCrashPermille journal writes just before or just after which the host is killed
/// @param suspicions VPs restarted elsewhere while their old incarnation goes on
/// @param moves moves ordered
/// @param chainedMoves further moves ordered for a VP as soon as it has been re-placed
/// @param abortPercent moves given up at any point, early or late
/// @param partitions times a host is cut off, in one direction or both
record Faults(
        int lastsMicros,
        int dropPercent,
        int repeatPercent,
        int delayMaxMicros,
        int stalePercent,
        int journalMaxMicros,
        int crashes,
        int writeCrashPermille,
        int suspicions,
        int moves,
        int chainedMoves,
        int abortPercent,
        int partitions) {

    static Faults drawnFrom(SplittableRandom random) {
        return new Faults(
                100_000 + random.nextInt(300_000),
                sometimes(random, 30),
                sometimes(random, 30),
                random.nextInt(4) == 0 ? 50 : 20_000,
                random.nextInt(30),
                random.nextInt(4) == 0 ? 20_000 : 1_500,
                random.nextInt(4),
                random.nextInt(3) == 0 ? 20 : 0,
                random.nextInt(3),
                random.nextInt(12),
                random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0,
                sometimes(random, 60),
                random.nextInt(3));
    }

    private static int sometimes(SplittableRandom random, int bound) {
        return random.nextInt(4) == 0 ? 0 : random.nextInt(bound);
    }

    /// Whether an incarnation can come to its end unforeseen.
    boolean killIncarnations() {
        return crashes > 0 || suspicions > 0 || writeCrashPermille > 0;
    }
}
