package org.godwit.task;

import java.util.List;
import java.util.Optional;

/// What a task is: fixed when it is spawned, the same in every incarnation.
///
/// @param tid its name
/// @param program the alias or class name it was spawned with
/// @param argv its arguments, `argv[1]...` of the C program
/// @param parent the task that spawned it; empty when started by hand
/// @param parentHidden spawned with PvmNoSpawnParent
/// @param siblings the tids spawned in the same call, itself included, in order
/// @param durability what survives a crash
/// @param inherited what it gets from its spawner
public record TaskSpec(
        Tid tid,
        String program,
        List<String> argv,
        Optional<Tid> parent,
        boolean parentHidden,
        List<Tid> siblings,
        Durability durability,
        Inherited inherited) {

    public TaskSpec {
        argv = List.copyOf(argv);
        siblings = List.copyOf(siblings);
    }
}
