package org.godwit.persistence.embedded;

import org.godwit.persistence.client.BulkPlace;
import org.godwit.persistence.log.Gathering;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One event as bytes, of which the payload may go elsewhere; see [EventCodec].
///
/// @param head what stands before the payload, without the version
/// @param tail what stands behind it
record EncodedEvent(ByteBuffer head, List<ByteBuffer> payload, ByteBuffer tail) {

    /// What it takes with its payload, about.
    long bytes() {
        return head.remaining() + payloadBytes() + tail.remaining();
    }

    /// What its payload takes.
    long payloadBytes() {
        return Gathering.bytes(payload);
    }

    /// The same, if the payload lies where others will be put.
    EncodedEvent withOwnPayload() {
        ByteBuffer own = ByteBuffer.allocate(Math.toIntExact(payloadBytes()));
        payload.forEach(piece -> own.put(piece.duplicate()));
        return new EncodedEvent(head, List.of(own.flip()), tail);
    }

    /// With its payload, in pieces; what a serializer has written is not copied.
    List<ByteBuffer> whole() {
        return joined(
                EventCodec.WHOLE,
                ByteBuffer.allocate(Integer.BYTES).putInt(Math.toIntExact(payloadBytes())).flip(),
                payload);
    }

    /// With the place of its payload instead.
    List<ByteBuffer> referring(BulkPlace place) {
        byte[] file = place.file().getBytes(StandardCharsets.US_ASCII);
        return joined(
                EventCodec.REFERRING,
                ByteBuffer.allocate(Integer.BYTES + file.length)
                        .putInt(file.length)
                        .put(file)
                        .flip(),
                List.of(
                        ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
                                .putLong(place.offset())
                                .putInt(place.length())
                                .putInt(place.checksum())
                                .flip()));
    }

    private List<ByteBuffer> joined(byte version, ByteBuffer first, List<ByteBuffer> second) {
        Gathering out = new Gathering();
        out.add(ByteBuffer.wrap(new byte[] {version}));
        out.add(head.duplicate());
        out.add(first);
        second.forEach(piece -> out.add(piece.duplicate()));
        out.add(tail.duplicate());
        return out.pieces();
    }
}
