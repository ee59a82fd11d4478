package org.godwit.console.torture;

/// How long a torture goes on: until both are reached.
///
/// @param seconds of wounds
/// @param wounds how many
record Extent(int seconds, int wounds) {

    static Extent ofSeconds(int seconds) {
        return new Extent(seconds, 0);
    }

    static Extent ofWounds(int wounds) {
        return new Extent(0, wounds);
    }

    boolean isReached(long nanos, int made) {
        return nanos >= seconds * 1_000_000_000L && made >= wounds;
    }
}
