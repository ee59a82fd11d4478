package org.godwit.persistence.log;

import java.nio.ByteBuffer;
import java.util.List;

/// Events of one persistence id with consecutive sequence numbers, in the form in which they travel
/// and lie on disk: for each a length in bytes (4 bytes, big-endian) and the event. What an event
/// holds is the client's business.
///
/// @param firstSequence of the first event, at least 1
/// @param count of events, at least 1
/// @param encoded the events; every call gives an own view of the same bytes, which nobody may
///   change
public record EventBatch(long firstSequence, int count, ByteBuffer encoded) {

    private static final int LENGTH_BYTES = Integer.BYTES;

    public EventBatch {
        encoded = encoded.asReadOnlyBuffer();
    }

    /// What takes events one by one.
    @FunctionalInterface
    public interface Each {
        void event(long sequence, ByteBuffer event);
    }

    /// The events of a list.
    public static EventBatch of(long firstSequence, List<byte[]> events) {
        int size =
                events.stream()
                        .mapToInt(event -> LENGTH_BYTES + event.length)
                        .reduce(0, Math::addExact);
        ByteBuffer encoded = ByteBuffer.allocate(size);
        events.forEach(event -> encoded.putInt(event.length).put(event));
        return new EventBatch(firstSequence, events.size(), encoded.flip());
    }

    /// Reads a batch that takes up the rest of the buffer, and checks every length in it.
    ///
    /// @throws IllegalArgumentException if it is not one
    public static EventBatch read(ByteBuffer in) {
        if (in.remaining() < Long.BYTES + Integer.BYTES) {
            throw new IllegalArgumentException(
                    "event batch is cut off: " + in.remaining() + " bytes");
        }
        long first = in.getLong();
        int count = in.getInt();
        if (first < 1 || count < 1 || first > Long.MAX_VALUE - count) {
            throw new IllegalArgumentException(
                    "event batch of " + count + " events from sequence number " + first);
        }
        ByteBuffer encoded = in.slice();
        in.position(in.limit());
        ByteBuffer walk = encoded.duplicate();
        for (int i = 0; i < count; i++) {
            skip(walk);
        }
        if (walk.hasRemaining()) {
            throw new IllegalArgumentException(
                    walk.remaining() + " bytes after the last of " + count + " events");
        }
        return new EventBatch(first, count, encoded);
    }

    private static void skip(ByteBuffer walk) {
        int length = walk.remaining() < LENGTH_BYTES ? -1 : walk.getInt();
        if (length < 0 || length > walk.remaining()) {
            throw new IllegalArgumentException(
                    "event length "
                            + length
                            + " with "
                            + walk.remaining()
                            + " bytes left in its batch");
        }
        walk.position(walk.position() + length);
    }

    /// The sequence number of the last event.
    public long lastSequence() {
        return firstSequence + count - 1;
    }

    /// The size that [#write] takes, in bytes.
    public int size() {
        return Long.BYTES + Integer.BYTES + encoded.remaining();
    }

    /// Writes what [#read] reads.
    public void write(ByteBuffer out) {
        out.putLong(firstSequence).putInt(count).put(encoded());
    }

    @Override
    public ByteBuffer encoded() {
        return encoded.duplicate();
    }

    /// Gives each event in order.
    public void forEach(Each each) {
        ByteBuffer walk = encoded();
        for (int i = 0; i < count; i++) {
            int length = walk.getInt();
            each.event(firstSequence + i, walk.slice(walk.position(), length));
            walk.position(walk.position() + length);
        }
    }

    /// The part with sequence numbers from `from` to `to`, both of which it holds.
    EventBatch part(long from, long to) {
        if (from == firstSequence && to == lastSequence()) {
            return this;
        }
        ByteBuffer walk = encoded();
        for (long at = firstSequence; at < from; at++) {
            skip(walk);
        }
        int start = walk.position();
        for (long at = from; at <= to; at++) {
            skip(walk);
        }
        return new EventBatch(
                from, (int) (to - from + 1), encoded.slice(start, walk.position() - start));
    }

    /// One batch of several that follow each other.
    static EventBatch join(List<EventBatch> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        ByteBuffer all =
                ByteBuffer.allocate(
                        parts.stream().mapToInt(part -> part.encoded.remaining()).sum());
        parts.forEach(part -> all.put(part.encoded()));
        int count = parts.stream().mapToInt(EventBatch::count).sum();
        return new EventBatch(parts.getFirst().firstSequence, count, all.flip());
    }
}
