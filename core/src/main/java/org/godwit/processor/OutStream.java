package org.godwit.processor;

import org.godwit.message.Message;
import org.godwit.task.Tid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/// What we send to one destination: messages are retained until it has accepted them.
final class OutStream {

    final Tid destination;
    private final Deque<ProcessorImage.Retained> retained = new ArrayDeque<>();
    private final StreamTally tally;
    private long bytes;
    private long next = 1;
    private long acknowledged;
    private long released;
    private boolean gone;
    // from the first look at a message that has left: the clock stands still between ticks
    private OptionalLong quietSince = OptionalLong.empty();
    private boolean fromBefore;
    private int attempts;

    /// @param tally of all streams of this VP
    OutStream(Tid destination, StreamTally tally) {
        this.destination = destination;
        this.tally = tally;
    }

    static OutStream restored(ProcessorImage.Outgoing image, StreamTally tally) {
        OutStream stream = new OutStream(image.destination(), tally);
        stream.fromBefore = !image.retained().isEmpty();
        stream.next = image.next();
        stream.acknowledged = image.acknowledged();
        image.retained().forEach(stream::retain);
        return stream;
    }

    ProcessorImage.Outgoing image() {
        return new ProcessorImage.Outgoing(destination, next, acknowledged, List.copyOf(retained));
    }

    /// @param crowded the host has no memory left for messages to speak of
    boolean hasRoomFor(int length, ProcessorLimits limits, boolean crowded) {
        long bytesMax =
                crowded
                        ? Math.min(limits.windowBytes(), limits.crowdedBytes())
                        : limits.windowBytes();
        return retained.isEmpty()
                || (retained.size() < limits.windowMessages() && bytes + length <= bytesMax);
    }

    /// Numbers a message and retains it, unless its destination has already accepted that number
    /// (then this is a replay) or is gone.
    ProcessorImage.Retained append(Message message) {
        ProcessorImage.Retained entry = new ProcessorImage.Retained(next++, message);
        if (!gone && entry.sequence() > acknowledged) {
            retain(entry);
        }
        return entry;
    }

    private void retain(ProcessorImage.Retained entry) {
        tally.restless(!isDrained(), true);
        retained.addLast(entry);
        add(entry.message().body().length());
    }

    boolean retains(long sequence) {
        return !retained.isEmpty() && retained.getFirst().sequence() <= sequence;
    }

    void released(long sequence) {
        released = Math.max(released, sequence);
    }

    /// The number of the last message.
    long last() {
        return next - 1;
    }

    /// Everything up to `sequence` is accepted over there. True if that was news.
    boolean acknowledge(long sequence) {
        if (sequence <= acknowledged) {
            return false;
        }
        acknowledged = sequence;
        heard();
        boolean before = !isDrained();
        while (!retained.isEmpty() && retained.getFirst().sequence() <= sequence) {
            add(-retained.removeFirst().message().body().length());
        }
        tally.restless(before, !isDrained());
        return true;
    }

    private void heard() {
        quietSince = OptionalLong.empty();
        fromBefore = false;
        attempts = 0;
    }

    void destinationGone() {
        gone = true;
        tally.restless(!isDrained(), false);
        retained.clear();
        add(-bytes);
    }

    private void add(long more) {
        bytes += more;
        tally.hold(more);
    }

    boolean isGone() {
        return gone;
    }

    boolean isDrained() {
        return retained.isEmpty();
    }

    long acknowledged() {
        return acknowledged;
    }

    /// What to send again: after a silence that doubles with each attempt, or at once when
    /// `urgent`, or when it was sent before this incarnation. A silence begins with the first look
    /// at a message that has left.
    List<ProcessorImage.Retained> due(long now, ProcessorLimits limits, boolean urgent) {
        if (retained.isEmpty() || retained.getFirst().sequence() > released) {
            return List.of();
        }
        boolean atOnce = urgent || fromBefore;
        if (!atOnce && quietSince.isEmpty()) {
            quietSince = OptionalLong.of(now);
        }
        if (!atOnce && now - quietSince.getAsLong() < silence(limits)) {
            return List.of();
        }
        fromBefore = false;
        quietSince = OptionalLong.of(now);
        attempts++;
        List<ProcessorImage.Retained> again = new ArrayList<>();
        long burst = 0;
        for (ProcessorImage.Retained each : retained) {
            if (each.sequence() > released || burst > BURST_BYTES_MAX) {
                break;
            }
            again.add(each);
            burst += each.message().body().length() + HEADER_BYTES;
        }
        return again;
    }

    private long silence(ProcessorLimits limits) {
        return (limits.retransmitAfter().toNanos() << Math.min(attempts, 3))
                + (retained.getFirst().message().body().length() >> MIB_SHIFT) * NANOS_PER_MIB;
    }

    @Override
    public String toString() {
        return "%s (%d messages from %d, released %d)"
                .formatted(
                        destination,
                        retained.size(),
                        retained.isEmpty() ? next : retained.getFirst().sequence(),
                        released);
    }

    /// What is long takes its time to come over and into the journal; sending it again meanwhile
    /// would only make both slower.
    private static final long NANOS_PER_MIB = 16_000_000;

    private static final int MIB_SHIFT = 20;

    private static final long BURST_BYTES_MAX = 1L << 20;
    private static final int HEADER_BYTES = 64;
}
