package org.godwit.console.bench;

/// What one call of a group costs, for all its members together.
///
/// @param micros of time
/// @param messages sent by tasks, repeated ones included
/// @param frames that went from one host to another, acknowledgements included
/// @param cpuMicros processor time of all hosts, of the journal and of the media driver
record GroupCost(double micros, double messages, double frames, double cpuMicros) {

    static GroupCost of(double micros, Work work, int rounds) {
        return new GroupCost(
                micros,
                (double) work.messages() / rounds,
                (double) work.frames() / rounds,
                work.cpuNanos() / 1e3 / rounds);
    }
}
