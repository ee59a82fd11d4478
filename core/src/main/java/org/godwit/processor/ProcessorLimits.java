package org.godwit.processor;

import java.time.Duration;

/// Limits of one virtual processor; their defaults and comments stand in `reference.conf`.
///
/// @param windowMessages messages to one destination that may be unacknowledged before a sender
///   waits
/// @param windowBytes the same in bytes of bodies (one message may always be sent)
/// @param earlyMessages messages held per source that have overtaken a missing one
/// @param ackEvery accepted messages after which an acknowledgement goes out without waiting for a
///   tick
/// @param queueMessages accepted, untaken messages beyond which nothing more is accepted
/// @param queueBytes the same in bytes
/// @param crowdedBytes what each task may keep in its queue, and unacknowledged of each
///   destination, when its host has no memory left for messages to speak of
/// @param retransmitAfter silence after which unacknowledged messages are sent again
/// @param checkpointEvents events in the journal after which a journaled program that can save its
///   state is asked for it
/// @param checkpointBytes the same in bytes of events
public record ProcessorLimits(
        int windowMessages,
        long windowBytes,
        int earlyMessages,
        int ackEvery,
        int queueMessages,
        long queueBytes,
        long crowdedBytes,
        Duration retransmitAfter,
        long checkpointEvents,
        long checkpointBytes) {

    public static final ProcessorLimits DEFAULT =
            new ProcessorLimits(
                    1024,
                    64L << 20,
                    1024,
                    32,
                    1_000_000,
                    1L << 30,
                    1L << 20,
                    Duration.ofMillis(200),
                    100_000,
                    64L << 20);
}
