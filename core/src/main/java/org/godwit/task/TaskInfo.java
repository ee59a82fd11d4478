package org.godwit.task;

import java.util.Optional;

/// One line of `ps`: a live task and where it runs.
///
/// @param host the tid of the host that runs it now
/// @param moves how often it has moved
/// @param captureBytes the size of its last capture; 0: there was none
public record TaskInfo(
        Tid tid,
        Optional<Tid> parent,
        Tid host,
        String program,
        Durability durability,
        long pid,
        int moves,
        long captureBytes) {}
