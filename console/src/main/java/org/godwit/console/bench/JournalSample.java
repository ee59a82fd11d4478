package org.godwit.console.bench;

/// What durable acceptance cost on one journal. Times in microseconds.
///
/// @param raw writes of the same bytes, each forced
/// @param unjournaled the median of an exchange that waits for no journal
/// @param alone one task, one message at a time
/// @param together many tasks with one message each under way
/// @param streamed messages per second that many tasks accepted
record JournalSample(
        String journal,
        Summary raw,
        double unjournaled,
        Turns alone,
        Turns together,
        double streamed) {

    /// @param perSecond messages
    record Turns(double median, double p99, double perSecond) {}

    double rawP99() {
        return raw.percentile(99);
    }

    /// Durable acceptance over a raw write, at the median.
    double ratio() {
        return alone.median() / raw.median();
    }

    /// What durable acceptance takes beside a raw write, in raw writes.
    double overhead() {
        return ratio() - 1;
    }
}
