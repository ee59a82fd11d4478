package org.godwit.console.client;

/// What became of one ordered move, as the hosts tell of it; see [org.godwit.migration.MoveReport].
/// Times are microseconds, -1 where the move did not come so far.
///
/// @param outcome `DONE` or `REFUSED`
/// @param from tid of a host, or empty
/// @param to tid of a host, or empty
public record MoveLine(
        String tid,
        String outcome,
        String reason,
        String from,
        String to,
        long obtrusivenessMicros,
        long freezeMicros,
        long costMicros,
        long yieldMicros,
        long reachMicros,
        long captureMicros,
        long replaceMicros,
        long resumeMicros,
        long bytes) {

    public boolean isDone() {
        return outcome.equals("DONE");
    }
}
