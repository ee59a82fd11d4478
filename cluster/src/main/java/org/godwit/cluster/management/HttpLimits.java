package org.godwit.cluster.management;

import java.util.Map;

/// What the JDK's HTTP server lets a client do, for every server of this JVM. To be set before the
/// first is made: it looks only then.
public final class HttpLimits {

    /// A request, with its body, has come within 30 s, or its connection is closed; who opens
    /// connections and says nothing holds no thread. Times are in seconds.
    private static final Map<String, String> LIMITS =
            Map.of(
                    "sun.net.httpserver.maxReqTime", "30",
                    "jdk.httpserver.maxConnections", "256");

    private HttpLimits() {}

    /// Sets them, unless the command line has said otherwise.
    public static void install() {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
