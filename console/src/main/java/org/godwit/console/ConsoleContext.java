package org.godwit.console;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.client.VmState;

import java.io.PrintWriter;
import java.nio.file.Path;

/// What a command works with.
///
/// @param home the directory of all virtual machines of this user
/// @param interactive whether `out` is a terminal
/// @param hostMain the main class of host processes
public record ConsoleContext(
        Path home, PrintWriter out, PrintWriter err, boolean interactive, String hostMain) {

    VmDirectory directory(int port) {
        return VmDirectory.of(home, port);
    }

    /// The virtual machine on a port.
    ///
    /// @throws RefusedException if there is none
    VmState running(int port) {
        VmState state =
                directory(port).read().filter(VmState::isAlive).orElseThrow(() -> none(port));
        return switch (state.phase()) {
            case VmState.READY -> state;
            case VmState.STARTING ->
                    throw new RefusedException(
                            "the virtual machine on port " + port + " is still starting");
            default -> throw none(port);
        };
    }

    private static RefusedException none(int port) {
        String option = port == VmOptions.DEFAULT_PORT ? "" : " --port " + port;
        return new RefusedException(
                "no virtual machine on port %d; start one with ./pvm start%s"
                        .formatted(port, option));
    }
}
