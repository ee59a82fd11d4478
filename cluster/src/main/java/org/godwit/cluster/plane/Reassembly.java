package org.godwit.cluster.plane;

import org.godwit.message.Body;
import org.godwit.wire.Frame;
import org.godwit.wire.FrameCodec;
import org.godwit.wire.MalformedFrameException;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Puts long frames together from their chunks, in bounded memory. A body is written where it will
/// stay. Poller thread only.
final class Reassembly {

    /// Added to the length of each incomplete frame, so that many tiny ones meet the bound too.
    private static final int BOOKKEEPING_BYTES = 1024;

    private record Key(long sender, long transfer) {}

    private static final class Partial {
        final Frame.Data head;
        final byte[] body;
        final int totalBytes;
        int filled;
        int chunks;
        long touchedNanos;

        Partial(Frame.Data head, int totalBytes) {
            this.head = head;
            this.totalBytes = totalBytes;
            this.body = new byte[totalBytes - FrameCodec.HEADER_BYTES_MAX];
        }

        long cost() {
            return body.length + (long) BOOKKEEPING_BYTES;
        }

        Frame.Data whole() {
            return new Frame.Data(
                    head.source(),
                    head.incarnation(),
                    head.destination(),
                    head.sequence(),
                    head.tag(),
                    head.context(),
                    head.waitId(),
                    Body.of(head.body().encoding(), body));
        }
    }

    private final TransportLimits limits;
    private final FrameCodec codec;
    private final TransportTally tally;
    private final Predicate<Frame.Data> wanted;

    /// The oldest first.
    private final Map<Key, Partial> partials = new LinkedHashMap<>();

    private long heldBytes;

    /// @param wanted told the head of each frame, with an empty body, before there is memory for
    ///   the rest; if it says no the frame is dropped
    Reassembly(
            TransportLimits limits,
            FrameCodec codec,
            TransportTally tally,
            Predicate<Frame.Data> wanted) {
        this.limits = limits;
        this.codec = codec;
        this.tally = tally;
        this.wanted = wanted;
    }

    /// Takes one chunk; the frame if it was the last.
    ///
    /// @throws MalformedFrameException if it does not fit to what came before; the transfer is
    ///   dropped
    Optional<Frame.Data> take(ByteBuffer in, long nowNanos) throws MalformedFrameException {
        Chunk chunk = Chunk.read(in, codec.frameBytesMax());
        tally.chunksIn.increment();
        Key key = new Key(chunk.sender(), chunk.transfer());
        if (chunk.index() == 0) {
            begin(key, chunk, in, nowNanos);
        }
        Partial partial = partials.get(key);
        if (partial == null) {
            tally.chunksStray.increment();
            return Optional.empty();
        }
        append(key, partial, chunk, in);
        partial.touchedNanos = nowNanos;
        if (!chunk.isLast()) {
            return Optional.empty();
        }
        remove(key);
        return Optional.of(partial.whole());
    }

    private void begin(Key key, Chunk chunk, ByteBuffer in, long nowNanos)
            throws MalformedFrameException {
        drop(key);
        int bodyBytes = chunk.totalBytes() - FrameCodec.HEADER_BYTES_MAX;
        Frame.Data head = codec.decodeHead(in, bodyBytes);
        dropOldestOf(key.sender());
        if (hasRoomFor(bodyBytes + (long) BOOKKEEPING_BYTES, nowNanos) && wanted.test(head)) {
            Partial partial = new Partial(head, chunk.totalBytes());
            partials.put(key, partial);
            heldBytes += partial.cost();
        }
    }

    /// Not at the cost of one that is still coming: if each pushed out the one before, none would
    /// ever be whole. A sender goes on within its patience or not at all.
    private boolean hasRoomFor(long cost, long nowNanos) {
        if (heldBytes + cost > limits.partialBytesMax()) {
            dropIdle(nowNanos, 2 * limits.offerStallMax().toNanos());
        }
        boolean fits = heldBytes + cost <= limits.partialBytesMax();
        if (!fits) {
            tally.partialsDropped.increment();
        }
        return fits;
    }

    private void dropOldestOf(long sender) {
        var same = partials.keySet().stream().filter(k -> k.sender() == sender).toList();
        int tooMany = same.size() + 1 - limits.partialTransfersPerSender();
        for (int i = 0; i < tooMany; i++) {
            drop(same.get(i));
        }
    }

    private void append(Key key, Partial partial, Chunk chunk, ByteBuffer in)
            throws MalformedFrameException {
        int filled = partial.filled + in.remaining();
        boolean fits =
                chunk.index() == partial.chunks
                        && chunk.totalBytes() == partial.totalBytes
                        && filled <= partial.body.length
                        && chunk.isLast() == (filled == partial.body.length);
        if (!fits) {
            drop(key);
            throw new MalformedFrameException(
                    "%s with %,d bytes after %d chunks with %,d bytes"
                            .formatted(chunk, in.remaining(), partial.chunks, partial.filled));
        }
        in.get(partial.body, partial.filled, in.remaining());
        partial.filled = filled;
        partial.chunks++;
    }

    /// Drops what has waited too long for its next chunk.
    void dropIdle(long nowNanos) {
        dropIdle(nowNanos, limits.partialIdleMax().toNanos());
    }

    private void dropIdle(long nowNanos, long idleMaxNanos) {
        Iterator<Partial> all = partials.values().iterator();
        while (all.hasNext()) {
            Partial partial = all.next();
            if (nowNanos - partial.touchedNanos > idleMaxNanos) {
                all.remove();
                heldBytes -= partial.cost();
                tally.partialsDropped.increment();
            }
        }
    }

    int partials() {
        return partials.size();
    }

    private void drop(Key key) {
        if (remove(key)) {
            tally.partialsDropped.increment();
        }
    }

    private boolean remove(Key key) {
        Partial partial = partials.remove(key);
        if (partial == null) {
            return false;
        }
        heldBytes -= partial.cost();
        return true;
    }
}
