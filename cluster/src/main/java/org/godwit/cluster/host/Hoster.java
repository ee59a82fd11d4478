package org.godwit.cluster.host;

import org.godwit.host.HostFate;
import org.godwit.host.HostLine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Starts hosts for a virtual machine that is to grow, and ends the machine as a whole: what PVM's
/// hoster does. The one of `./pvm` starts a JVM on this machine; another could do so on another
/// one, over ssh or by whatever starts processes there. Called on threads of the host; must not
/// block.
public interface Hoster {

    /// Starts a host and gives back its fate: done once it takes work, else why it does not. Its
    /// number is the master's business.
    ///
    /// @param host its name, and what is to be known of it
    CompletionStage<HostFate> start(HostLine host);

    /// Ends the virtual machine: all its hosts, and whatever started them.
    void halt();

    /// What a host has that was started by nobody who could start another.
    ///
    /// @param halt what ends this host
    static Hoster none(Runnable halt) {
        return new Hoster() {
            @Override
            public CompletionStage<HostFate> start(HostLine host) {
                return CompletableFuture.completedFuture(
                        HostFate.refused(
                                HostFate.Kind.CANNOT_START,
                                "this virtual machine has nobody who starts hosts"));
            }

            @Override
            public void halt() {
                halt.run();
            }
        };
    }
}
