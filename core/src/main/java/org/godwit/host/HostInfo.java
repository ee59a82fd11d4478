package org.godwit.host;

import org.godwit.task.Tid;

/// One line of `conf`: a host of the virtual machine.
///
/// @param tid the host's tid (local part 0)
/// @param name unique in the virtual machine
/// @param arch the PVM name of the data format that all hosts use
/// @param address where its control plane listens, `host:port`
/// @param pid its process
/// @param speed relative to others, as the host file says it; placement does not look at it
public record HostInfo(Tid tid, String name, String arch, String address, long pid, int speed) {

    /// Of a host for which nobody has said another one.
    public static final int SPEED_DEFAULT = 1000;

    /// With the usual speed.
    public HostInfo(Tid tid, String name, String arch, String address, long pid) {
        this(tid, name, arch, address, pid, SPEED_DEFAULT);
    }
}
