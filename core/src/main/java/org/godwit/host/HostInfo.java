package org.godwit.host;

import org.godwit.task.Tid;

/// One line of `conf`: a host of the virtual machine.
///
/// @param tid the host's tid (local part 0)
/// @param name unique in the virtual machine
/// @param address where its control plane listens, `host:port`
/// @param pid its process
public record HostInfo(Tid tid, String name, String arch, String address, long pid) {}
