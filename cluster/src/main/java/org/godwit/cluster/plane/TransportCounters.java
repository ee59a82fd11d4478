package org.godwit.cluster.plane;

/// What a transport has done since it was started.
///
/// @param framesOut accepted by `offer`
/// @param framesRefused for which `offer` returned false
/// @param bytesOut encoded bytes of the frames out
/// @param framesIn delivered to the listener
/// @param chunksIn parts of long frames that came in
/// @param malformedIn what came in and was neither a frame nor a chunk
/// @param chunksStray chunks without their predecessor: the start was missed, or dropped by a bound
/// @param partialsDropped incomplete frames dropped by a bound
/// @param listenerFailures exceptions thrown by the listener
public record TransportCounters(
        long framesOut,
        long framesRefused,
        long bytesOut,
        long framesIn,
        long chunksIn,
        long malformedIn,
        long chunksStray,
        long partialsDropped,
        long listenerFailures) {}
