package org.godwit.cluster.processor;

/// Captures that nobody asked for, for tests. A call counts once, however often it looks whether it
/// has to wait, and also if it is made again after such a capture.
///
/// @param bounceEvery at every so manieth yield point a task is captured and goes on from the
///   capture where it is; 0: never
/// @param moveEvery at every so manieth call a task asks to be moved to another host, and waits
///   until it is; 0: never
public record ForcedCaptures(int bounceEvery, int moveEvery) {

    /// None.
    public static final ForcedCaptures NONE = new ForcedCaptures(0, 0);

    public ForcedCaptures {
        if (bounceEvery < 0 || moveEvery < 0) {
            throw new IllegalArgumentException(
                    "godwit.capture.bounce-every and move-every must be at least 0: %d, %d"
                            .formatted(bounceEvery, moveEvery));
        }
    }
}
