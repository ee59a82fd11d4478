package org.godwit.cluster.host;

import com.typesafe.config.Config;

import org.godwit.cluster.host.HostSettings.PlaneKind;
import org.godwit.port.MessageLimit;

/// How long messages may be on a host: as the configuration says, but not longer than its message
/// plane and its journal take.
final class MessageLimits {

    private static final String SETTING = "godwit.message-bytes-max";

    /// Set by the profile of the journal; see `reference.conf` of the journals.
    private static final String JOURNAL = "godwit.journal.event-bytes-max";

    private static final String FRAME = "pekko.remote.artery.advanced.maximum-frame-size";

    /// The most that [#SETTING] can be: the bytes of an array with something around them.
    private static final long BYTES_MAX = 1L << 30;

    /// What Artery and the sharding region put around a frame.
    private static final int FRAME_HEADROOM_BYTES = 16 << 10;

    /// What stands around a body in an event.
    private static final int EVENT_HEADROOM_BYTES = 4 << 10;

    private MessageLimits() {}

    /// @throws IllegalArgumentException if the configuration asks for what there is not
    static MessageLimit of(Config config, PlaneKind plane) {
        long wanted = config.getBytes(SETTING);
        if (wanted < 1 || wanted > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "%s = %d is refused: it must be 1 to %d bytes"
                            .formatted(SETTING, wanted, BYTES_MAX));
        }
        long journal = capturedBytesMax(config);
        long frame =
                switch (plane) {
                    case AERON -> Long.MAX_VALUE;
                    case ARTERY -> config.getBytes(FRAME) - FRAME_HEADROOM_BYTES;
                };
        if (frame <= Math.min(wanted, journal)) {
            return limit(frame, FRAME + " (plane artery)");
        }
        return journal < wanted
                ? limit(journal, JOURNAL + " (what the profile of the journal takes)")
                : limit(wanted, SETTING + " (the same on every host)");
    }

    static void check(Config config, PlaneKind plane) {
        var _ = of(config, plane);
        var _ = heldBytesMax(config);
    }

    private static MessageLimit limit(long bytes, String setting) {
        return new MessageLimit(Math.toIntExact(bytes), setting);
    }

    /// How many bytes of messages one event of the journal takes.
    static long capturedBytesMax(Config config) {
        return config.hasPath(JOURNAL)
                ? config.getBytes(JOURNAL) - EVENT_HEADROOM_BYTES
                : BYTES_MAX;
    }

    /// How many bytes of messages the VPs of a host may keep.
    static long heldBytesMax(Config config) {
        double share = config.getDouble("godwit.host.messages-share");
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "godwit.host.messages-share = %s is refused: it is a share of the heap, over 0 and at most 1"
                            .formatted(share));
        }
        return (long) (Runtime.getRuntime().maxMemory() * share);
    }
}
