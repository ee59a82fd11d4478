package org.godwit.cluster.plane;

/// Whether a send may park the calling thread while the way is blocked.
public enum Waiting {
    /// Returns at once, sent or not.
    NEVER,
    /// Parks, 20 to 100 microseconds at a time, for as long as [TransportLimits#offerStallMax]
    /// without progress. For task threads; an actor must not.
    MAY_WAIT
}
