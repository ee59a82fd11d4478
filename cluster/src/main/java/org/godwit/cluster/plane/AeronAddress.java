package org.godwit.cluster.plane;

import io.aeron.ChannelUri;

import org.jspecify.annotations.Nullable;

/// Where a host's message plane listens.
///
/// @param channel `aeron:ipc` between JVMs that share a media driver,
///   `aeron:udp?endpoint=host:port` between machines; further parameters of the URI are kept and
///   win over [TransportLimits]
/// @param streamId tells apart hosts that share a channel; the host's number
public record AeronAddress(String channel, int streamId) {

    public AeronAddress {
        ChannelUri uri = parsed(channel);
        if (!uri.isIpc() && !(uri.isUdp() && uri.containsKey("endpoint"))) {
            throw wrong(channel, null);
        }
    }

    /// Between JVMs of one machine.
    public static AeronAddress ipc(int hostNumber) {
        return new AeronAddress("aeron:ipc", hostNumber);
    }

    /// Between machines. Port 0 lets the driver choose one when listening, see
    /// [AeronTransport#inbound].
    public static AeronAddress udp(String host, int port, int hostNumber) {
        return new AeronAddress("aeron:udp?endpoint=" + host + ":" + port, hostNumber);
    }

    ChannelUri uri() {
        return parsed(channel);
    }

    private static ChannelUri parsed(String channel) {
        try {
            return ChannelUri.parse(channel);
        } catch (IllegalArgumentException e) {
            throw wrong(channel, e);
        }
    }

    private static IllegalArgumentException wrong(String channel, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "not a channel of the message plane: '"
                        + channel
                        + "'; it is aeron:ipc or aeron:udp?endpoint=host:port",
                cause);
    }

    @Override
    public String toString() {
        return channel + "#" + streamId;
    }
}
