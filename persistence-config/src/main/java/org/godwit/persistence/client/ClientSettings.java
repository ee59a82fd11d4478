package org.godwit.persistence.client;

import com.typesafe.config.Config;

import java.time.Duration;

/// How a client reaches its journal. The meanings stand in `reference.conf` under
/// `godwit.journal.embedded`.
///
/// @param connectTimeout how long a request waits for a connection
/// @param minBackoff before the second try to connect; it doubles from try to try
/// @param maxBackoff the longest pause between two tries
/// @param maxPendingBytes of requests that are not answered
public record ClientSettings(
        String host,
        int port,
        Duration connectTimeout,
        Duration minBackoff,
        Duration maxBackoff,
        long maxPendingBytes) {

    private static final long DEFAULT_PENDING_BYTES = 256L << 20;

    /// The settings as `reference.conf` has them.
    public static ClientSettings defaults(String host, int port) {
        return new ClientSettings(
                host,
                port,
                Duration.ofSeconds(5),
                Duration.ofMillis(20),
                Duration.ofSeconds(1),
                DEFAULT_PENDING_BYTES);
    }

    /// The settings of a configuration.
    ///
    /// @param embedded the part `godwit.journal.embedded`
    public static ClientSettings of(Config embedded) {
        return new ClientSettings(
                embedded.getString("host"),
                embedded.getInt("port"),
                embedded.getDuration("connect-timeout"),
                embedded.getDuration("reconnect-min-backoff"),
                embedded.getDuration("reconnect-max-backoff"),
                embedded.getBytes("max-pending-bytes"));
    }

    /// `host:port`, for messages.
    public String where() {
        return host + ":" + port;
    }
}
