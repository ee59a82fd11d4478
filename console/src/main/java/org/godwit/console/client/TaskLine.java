package org.godwit.console.client;

/// A task as `GET /tasks` tells of it.
///
/// @param parent empty if no task spawned it
/// @param host the tid of the host it is on
/// @param moves how often it has moved
/// @param captureBytes the size of its last capture; 0: there was none
public record TaskLine(
        String tid,
        String parent,
        String host,
        String hostName,
        String program,
        String durability,
        long pid,
        int moves,
        long captureBytes,
        long incarnation) {}
