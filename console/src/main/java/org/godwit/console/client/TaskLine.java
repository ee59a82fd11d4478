package org.godwit.console.client;

/// A task as `GET /tasks` tells of it.
///
/// @param parent empty if no task spawned it
/// @param host the tid of the host it is on
/// @param moves how often it has moved
/// @param unplacedMillis for how long it has had no place, though nobody moves it; 0: it has one
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
        long unplacedMillis,
        long incarnation) {

    /// Where it is, for people.
    public String place() {
        return unplacedMillis < SECOND
                ? hostName
                : "(no place for %d s)".formatted(unplacedMillis / SECOND);
    }

    /// Below that it is on its way.
    private static final long SECOND = 1000;
}
