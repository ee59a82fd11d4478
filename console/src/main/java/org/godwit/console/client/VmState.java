package org.godwit.console.client;

import java.util.List;

/// What the machine process of a virtual machine writes down about itself, for the commands.
///
/// @param phase `starting`, `ready` or `refused`
/// @param reason why it was refused, else empty
/// @param pid the machine process
/// @param port its control port, the name of the virtual machine to its user
/// @param token for the control port and the hosts' HTTP; a secret
public record VmState(
        String vm,
        String phase,
        String reason,
        long pid,
        int port,
        String token,
        List<Host> hosts) {

    public static final String STARTING = "starting";
    public static final String READY = "ready";
    public static final String REFUSED = "refused";

    /// A host process of this machine that is ready.
    public record Host(String name, int http, long pid) {}

    public VmState refused(String why) {
        return new VmState(vm, REFUSED, why, pid, port, token, List.of());
    }

    public VmState ready(List<Host> hosts) {
        return new VmState(vm, READY, "", pid, port, token, hosts);
    }

    /// Whether its machine process lives.
    public boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    public Http control() {
        return new Http("the machine process " + pid, port, token);
    }

    public VmClient client() {
        List<Http> https =
                hosts.stream().map(h -> new Http("host " + h.name(), h.http(), token)).toList();
        return new VmClient(() -> https);
    }
}
