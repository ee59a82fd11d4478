package org.godwit.port;

import org.godwit.task.Durability;
import org.godwit.task.Inherited;

import java.util.List;
import java.util.Optional;

/// What pvm_spawn asks for.
///
/// @param durability empty: as the spawning task
/// @param inherited what the tasks get from the spawner
public record SpawnRequest(
        String program,
        List<String> argv,
        int count,
        Placement placement,
        boolean hideParent,
        Optional<Durability> durability,
        Inherited inherited) {

    public SpawnRequest {
        argv = List.copyOf(argv);
    }

    /// Which hosts may take the tasks.
    public sealed interface Placement {
        /// Round robin over all hosts (PvmTaskDefault).
        record Anywhere() implements Placement {}

        /// One host by name, "." being the spawner's; `complement`: any other (PvmHostCompl).
        record OnHost(String name, boolean complement) implements Placement {}

        /// Hosts of an architecture; `complement`: the others.
        record OnArch(String arch, boolean complement) implements Placement {}
    }
}
