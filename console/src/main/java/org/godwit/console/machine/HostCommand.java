package org.godwit.console.machine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How a host process is called.
///
/// @param settings of the machine
/// @param shared places on this machine that all hosts use
record HostCommand(MachineSettings settings, Map<String, String> shared) {

    private static final String HOSTNAME = "pekko.remote.artery.canonical.hostname";
    private static final String LOOPBACK = "127.0.0.1";

    HostCommand {
        shared = Map.copyOf(shared);
    }

    /// @param port for the control plane
    /// @param seed `host:port` of a host to join
    /// @param own settings of this host, which come before the machine's
    List<String> of(String name, int port, String seed, List<String> own) {
        List<String> words = new ArrayList<>(HostJvm.command(settings.classPath()));
        words.add(settings.hostMain());
        words.addAll(List.of("--name", name, "--vm", settings.vm()));
        words.addAll(List.of("--port", Integer.toString(port), "--seed", seed));
        words.addAll(List.of("--journal", settings.journal(), "--plane", settings.plane()));
        words.addAll(List.of("--containers", Integer.toString(settings.containers())));
        words.addAll(List.of("--durability", settings.durability()));
        List<String> set = new ArrayList<>(settings.set());
        set.addAll(own); // what comes later counts
        if (!set.isEmpty()) {
            words.addAll(List.of("--set", String.join("\n", set)));
        }
        shared.forEach((key, value) -> words.addAll(List.of("--" + key, value)));
        return words;
    }

    /// Where a host that listens on this port is found.
    String address(int port) {
        Config set = ConfigFactory.parseString(String.join("\n", settings.set()));
        String host = set.hasPath(HOSTNAME) ? set.getString(HOSTNAME) : LOOPBACK;
        return "%s:%d".formatted(host, port);
    }

    /// A port of the loopback address that was free a moment ago.
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
