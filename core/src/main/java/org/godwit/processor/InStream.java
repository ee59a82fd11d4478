package org.godwit.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

/// What one source sends us: its messages are accepted once and in the order of their numbers.
final class InStream {

    final Tid source;
    private final int earlyLimit;
    private final TreeMap<Long, Frame.Data> early = new TreeMap<>();
    private int incarnation;
    private long accepted;
    private long ackable;
    private long acknowledged;
    private boolean repeated;

    InStream(Tid source, int earlyLimit, long accepted) {
        this.source = source;
        this.earlyLimit = earlyLimit;
        this.accepted = accepted;
    }

    /// Takes a frame in and returns what can now be accepted, in order. Frames of an incarnation older
    /// than one already heard of are not believed.
    List<Frame.Data> admit(Frame.Data data) {
        if (data.incarnation() < incarnation) {
            return List.of();
        }
        incarnation = data.incarnation();
        if (data.sequence() <= accepted) {
            repeated = true;
            return List.of();
        }
        if (data.sequence() > accepted + 1) {
            if (early.size() < earlyLimit) {
                early.put(data.sequence(), data);
            }
            return List.of();
        }
        List<Frame.Data> ready = new ArrayList<>(1);
        ready.add(data);
        long next = data.sequence() + 1;
        while (!early.isEmpty() && early.firstKey() <= next) {
            Frame.Data held = early.pollFirstEntry().getValue();
            if (held.sequence() == next) {
                ready.add(held);
                next++;
            }
        }
        return ready;
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
        ackable = Math.max(ackable, sequence);
    }

    /// How many accepted messages could be acknowledged.
    long owed() {
        return ackable - acknowledged;
    }

    /// Whether there is something to acknowledge, or the source repeated a message, so that it probably
    /// missed an acknowledgement.
    boolean wantsAck() {
        return ackable > 0 && (repeated || owed() > 0);
    }

    boolean wasRepeated() {
        return repeated;
    }

    /// The number to acknowledge; takes it as acknowledged.
    long acknowledge() {
        acknowledged = ackable;
        repeated = false;
        return ackable;
    }
}
