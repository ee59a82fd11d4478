package org.godwit.console.torture;

/// How long a torture goes on.
///
/// @param seconds at least
/// @param wounds exactly so many; [#ANY]: as many as come in that time
record Extent(int seconds, int wounds) {

    static final int ANY = -1;

    static Extent ofSeconds(int seconds) {
        return new Extent(seconds, ANY);
    }

    boolean isReached(long nanos, int made) {
        return nanos >= seconds * 1_000_000_000L && made >= wounds;
    }

    boolean wantsWound(int made) {
        return wounds == ANY || made < wounds;
    }
}
