package org.godwit.cluster.host;

/// What a host says of itself.
final class HostInfos {

    /// PVM's name of the data format of every host, whatever it runs on: that of 64-bit Linux on
    /// x86, which is what raw data look like here.
    static final String ARCH = "LINUX64";

    private HostInfos() {}
}
