package org.godwit.console.machine;

import org.godwit.console.client.Json;

import java.nio.file.Path;
import java.util.List;

/// What a machine process is to run.
///
/// @param vm the name of the virtual machine
/// @param port the control port; unused by a machine inside another process
/// @param directory for logs, state and journal
/// @param hosts to start with
/// @param journal the name of a profile that several JVMs can share: `embedded`, `h2` or
///   `postgresql`, whose database `set` names
/// @param journalAddress `host:port` of a server that runs already; empty to start one here
/// @param plane `aeron` or `artery`
/// @param durability default of spawned tasks: `journaled` or `migratable`
/// @param containers of the virtual machine; the same for all its hosts, for good
/// @param classPath of the host JVMs
/// @param hostMain the main class of the host JVMs
/// @param set settings of the hosts (see each `reference.conf`), a line `path = value` each
public record MachineSettings(
        String vm,
        int port,
        String directory,
        int hosts,
        String journal,
        String journalAddress,
        String plane,
        String durability,
        int containers,
        String classPath,
        String hostMain,
        List<String> set) {

    public MachineSettings {
        set = List.copyOf(set);
    }

    /// With the settings of `reference.conf`.
    public MachineSettings(
            String vm,
            int port,
            String directory,
            int hosts,
            String journal,
            String journalAddress,
            String plane,
            String durability,
            int containers,
            String classPath,
            String hostMain) {
        this(
                vm,
                port,
                directory,
                hosts,
                journal,
                journalAddress,
                plane,
                durability,
                containers,
                classPath,
                hostMain,
                List.of());
    }

    /// The same with these settings of the hosts.
    public MachineSettings with(List<String> settings) {
        return new MachineSettings(
                vm,
                port,
                directory,
                hosts,
                journal,
                journalAddress,
                plane,
                durability,
                containers,
                classPath,
                hostMain,
                settings);
    }

    public static final String HOST_MAIN = "org.godwit.console.host.HostMain";

    Path path() {
        return Path.of(directory);
    }

    boolean usesAeron() {
        return plane.equals("aeron");
    }

    public String json() {
        return Json.pretty(this);
    }

    static MachineSettings of(String json) {
        return Json.as(Json.parse(json), MachineSettings.class);
    }
}
