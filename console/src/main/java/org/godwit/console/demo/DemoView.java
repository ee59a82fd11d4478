package org.godwit.console.demo;

import java.util.List;

/// What the demo shows at one moment.
///
/// @param run what is running
/// @param epoch how far it is, of `epochs`
/// @param figures of the last epoch
/// @param hosts in the order of their names
/// @param moves the latest last
/// @param happenings the latest last
record DemoView(
        double seconds,
        String run,
        int epoch,
        int epochs,
        String figures,
        List<Host> hosts,
        List<Move> moves,
        List<Happening> happenings) {

    /// How a host is.
    enum Health {
        READY,
        DRAINING,
        LEFT,
        KILLED
    }

    record Host(String name, Health health, long pid, List<Task> tasks) {}

    record Task(String tid, String role, int moves) {}

    /// A move that was done; times in microseconds.
    record Move(
            String tid,
            String from,
            String to,
            long obtrusivenessMicros,
            long freezeMicros,
            long costMicros,
            long bytes) {}

    record Happening(double seconds, String text) {}
}
