package org.godwit.cluster.host;

/// What a host says of itself.
final class HostInfos {

    /// The architecture of every host: what a message's raw data look like is the same on all.
    static final String ARCH = "JVM";

    private HostInfos() {}
}
