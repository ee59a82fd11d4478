package org.godwit.persistence.log;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Events of one persistence id with consecutive sequence numbers, in the form in which they travel
/// and lie on disk: for each a length in bytes (4 bytes, big-endian) and the event. What an event
/// holds is the client's business.
///
/// @param firstSequence of the first event, at least 1
/// @param count of events, at least 1
/// @param pieces the encoded events, cut anywhere, so that large ones need not be copied together;
///   nobody may change what they hold
public record EventBatch(long firstSequence, int count, List<ByteBuffer> pieces) {

    private static final int LENGTH_BYTES = Integer.BYTES;
    private static final int FIXED_BYTES = Long.BYTES + Integer.BYTES;

    public EventBatch {
        pieces = pieces.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
    }

    /// What takes events one by one.
    @FunctionalInterface
    public interface Each {
        void event(long sequence, ByteBuffer event);
    }

    /// The events of a list.
    public static EventBatch of(long firstSequence, List<byte[]> events) {
        return ofPieces(
                firstSequence, events.stream().map(e -> List.of(ByteBuffer.wrap(e))).toList());
    }

    /// Events that come in pieces themselves. Long pieces are not copied: they may not change from
    /// now on.
    public static EventBatch ofPieces(long firstSequence, List<List<ByteBuffer>> events) {
        Gathering all = new Gathering();
        for (List<ByteBuffer> event : events) {
            all.add(
                    ByteBuffer.allocate(LENGTH_BYTES)
                            .putInt(Math.toIntExact(Gathering.bytes(event)))
                            .flip());
            event.forEach(all::add);
        }
        return new EventBatch(firstSequence, events.size(), all.pieces());
    }

    /// Reads a batch that takes up the rest of the buffer, and checks every length in it.
    ///
    /// @throws IllegalArgumentException if it is not one
    public static EventBatch read(ByteBuffer in) {
        if (in.remaining() < FIXED_BYTES) {
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
            next(walk);
        }
        if (walk.hasRemaining()) {
            throw new IllegalArgumentException(
                    walk.remaining() + " bytes after the last of " + count + " events");
        }
        return new EventBatch(first, count, List.of(encoded));
    }

    private static ByteBuffer next(ByteBuffer walk) {
        int length = walk.remaining() < LENGTH_BYTES ? -1 : walk.getInt();
        if (length < 0 || length > walk.remaining()) {
            throw new IllegalArgumentException(
                    "event length "
                            + length
                            + " with "
                            + walk.remaining()
                            + " bytes left in its batch");
        }
        ByteBuffer event = walk.slice(walk.position(), length);
        walk.position(walk.position() + length);
        return event;
    }

    /// The sequence number of the last event.
    public long lastSequence() {
        return firstSequence + count - 1;
    }

    /// The size of [#encoded], in bytes.
    public int size() {
        return Math.toIntExact(FIXED_BYTES + Gathering.bytes(pieces));
    }

    /// What [#read] reads, in pieces.
    public List<ByteBuffer> encoded() {
        List<ByteBuffer> all = new ArrayList<>(pieces.size() + 1);
        all.add(ByteBuffer.allocate(FIXED_BYTES).putLong(firstSequence).putInt(count).flip());
        pieces.forEach(piece -> all.add(piece.duplicate()));
        return all;
    }

    /// Gives each event in order.
    public void forEach(Each each) {
        ByteBuffer walk = Gathering.whole(pieces);
        for (int i = 0; i < count; i++) {
            each.event(firstSequence + i, next(walk));
        }
    }

    /// Equal batches hold the same events, however they are cut.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventBatch(long first, int events, List<ByteBuffer> theirs)
                && first == firstSequence
                && events == count
                && Gathering.whole(theirs).equals(Gathering.whole(pieces));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(firstSequence) * 31 + Gathering.whole(pieces).hashCode();
    }

    /// The part with sequence numbers from `from` to `to`, both of which it holds.
    EventBatch part(long from, long to) {
        if (from == firstSequence && to == lastSequence()) {
            return this;
        }
        ByteBuffer whole = Gathering.whole(pieces);
        ByteBuffer walk = whole.duplicate();
        for (long at = firstSequence; at < from; at++) {
            next(walk);
        }
        int start = walk.position();
        for (long at = from; at <= to; at++) {
            next(walk);
        }
        return new EventBatch(
                from, (int) (to - from + 1), List.of(whole.slice(start, walk.position() - start)));
    }

    /// One batch of several that follow each other.
    static EventBatch join(List<EventBatch> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int count = parts.stream().mapToInt(EventBatch::count).sum();
        return new EventBatch(
                parts.getFirst().firstSequence,
                count,
                parts.stream().flatMap(part -> part.pieces.stream()).toList());
    }
}
