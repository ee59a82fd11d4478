package org.godwit.processor;

import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What one source sends us: its messages are accepted once and in the order of their numbers.
final class InStream {

    final Tid source;
    private final int earlyLimit;
    private final StreamTally tally;
    private final TreeMap<Long, Frame.Data> early = new TreeMap<>();
    private int incarnation;
    private long accepted;
    private long ackable;
    private long acknowledged;
    private boolean repeated;

    /// @param tally of all streams of this VP
    InStream(Tid source, int earlyLimit, long accepted, StreamTally tally) {
        this.source = source;
        this.tally = tally;
        this.earlyLimit = earlyLimit;
        this.accepted = accepted;
    }

    /// Takes a frame in and returns what can now be accepted, in order. Frames of an incarnation
    /// older than one already heard of are not believed.
    ///
    /// @param mayHold whether one that has overtaken another may be kept
    List<Frame.Data> admit(Frame.Data data, boolean mayHold) {
        if (!wants(data.incarnation(), data.sequence(), mayHold)) {
            return List.of();
        }
        if (data.sequence() > accepted + 1) {
            early.put(data.sequence(), data);
            tally.hold(data.body().length());
            return List.of();
        }
        List<Frame.Data> ready = new ArrayList<>(1);
        ready.add(data);
        long next = data.sequence() + 1;
        while (!early.isEmpty() && early.firstKey() <= next) {
            Frame.Data first = early.pollFirstEntry().getValue();
            tally.hold(-first.body().length());
            if (first.sequence() == next) {
                ready.add(first);
                next++;
            }
        }
        return ready;
    }

    /// Whether a message with this number is news, and can be kept. Remembers that one was
    /// repeated.
    boolean wants(int from, long sequence, boolean mayHold) {
        if (from < incarnation) {
            return false;
        }
        incarnation = from;
        if (sequence <= accepted) {
            boolean before = wantsAck();
            repeated = true;
            tally.restless(before, wantsAck());
            return false;
        }
        return sequence == accepted + 1
                || (mayHold && early.size() < earlyLimit && !early.containsKey(sequence));
    }

    boolean hasAccepted(long sequence) {
        return sequence <= accepted;
    }

    void accepted(long sequence) {
        if (sequence != accepted + 1) {
            throw new IllegalStateException(
                    "message %d from %s accepted after %d".formatted(sequence, source, accepted));
        }
        accepted = sequence;
    }

    long accepted() {
        return accepted;
    }

    /// The acceptance of messages up to `sequence` is as durable as it has to be.
    void ackable(long sequence) {
        boolean before = wantsAck();
        ackable = Math.max(ackable, sequence);
        tally.restless(before, wantsAck());
    }

    /// How many accepted messages could be acknowledged.
    long owed() {
        return ackable - acknowledged;
    }

    /// Whether there is something to acknowledge, or the source repeated a message, so that it
    /// probably missed an acknowledgement.
    boolean wantsAck() {
        return ackable > 0 && (repeated || owed() > 0);
    }

    boolean wasRepeated() {
        return repeated;
    }

    /// The number to acknowledge; takes it as acknowledged.
    long acknowledge() {
        tally.restless(wantsAck(), false);
        acknowledged = ackable;
        repeated = false;
        return ackable;
    }
}
