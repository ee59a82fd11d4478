package org.godwit.cluster.plane;

import org.godwit.wire.MalformedFrameException;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Puts long frames together from their chunks, in bounded memory. Poller thread only.
final class Reassembly {

    /// Added to the length of each incomplete frame, so that many tiny ones meet the bound too.
    private static final int BOOKKEEPING_BYTES = 1024;

    private record Key(long sender, long transfer) {}

    private static final class Partial {
        final byte[] bytes;
        int filled;
        int chunks;
        long touchedNanos;

        Partial(int totalBytes) {
            bytes = new byte[totalBytes];
        }

        long cost() {
            return bytes.length + (long) BOOKKEEPING_BYTES;
        }
    }

    private final TransportLimits limits;
    private final int frameBytesMax;
    private final TransportTally tally;

    /// The oldest first.
    private final Map<Key, Partial> partials = new LinkedHashMap<>();

    private long heldBytes;

    Reassembly(TransportLimits limits, int frameBytesMax, TransportTally tally) {
        this.limits = limits;
        this.frameBytesMax = frameBytesMax;
        this.tally = tally;
    }

    /// Takes one chunk; the frame's bytes if it was the last.
    ///
    /// @throws MalformedFrameException if it does not fit to what came before; the transfer is
    ///   dropped
    Optional<ByteBuffer> take(ByteBuffer in, long nowNanos) throws MalformedFrameException {
        Chunk chunk = Chunk.read(in, frameBytesMax);
        tally.chunksIn.increment();
        Key key = new Key(chunk.sender(), chunk.transfer());
        if (chunk.index() == 0) {
            begin(key, chunk);
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
        return Optional.of(ByteBuffer.wrap(partial.bytes));
    }

    private void begin(Key key, Chunk chunk) {
        drop(key);
        long cost = chunk.totalBytes() + (long) BOOKKEEPING_BYTES;
        while (!partials.isEmpty() && heldBytes + cost > limits.partialBytesMax()) {
            drop(partials.keySet().iterator().next());
        }
        dropOldestOf(key.sender());
        partials.put(key, new Partial(chunk.totalBytes()));
        heldBytes += cost;
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
                        && chunk.totalBytes() == partial.bytes.length
                        && filled <= partial.bytes.length
                        && chunk.isLast() == (filled == partial.bytes.length);
        if (!fits) {
            drop(key);
            throw new MalformedFrameException(
                    "%s with %,d bytes after %d chunks with %,d bytes"
                            .formatted(chunk, in.remaining(), partial.chunks, partial.filled));
        }
        in.get(partial.bytes, partial.filled, in.remaining());
        partial.filled = filled;
        partial.chunks++;
    }

    /// Drops what has waited too long for its next chunk.
    void dropIdle(long nowNanos) {
        Iterator<Partial> all = partials.values().iterator();
        while (all.hasNext()) {
            Partial partial = all.next();
            if (nowNanos - partial.touchedNanos > limits.partialIdleMax().toNanos()) {
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
