package org.godwit.persistence.embedded;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.serialization.ByteBufferSerializer;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.godwit.persistence.InPieces;
import org.godwit.persistence.client.BulkPlace;
import org.godwit.persistence.log.Gathering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The binary form of one event, as the journal keeps it: version (1 byte), timestamp (8), adapter
/// manifest and writer (text: 4 bytes of length and UTF-8), payload, and a byte that says whether
/// metadata follow. Payload and metadata are a serializer's id (4), its manifest (text), a length
/// (4) and bytes; in version 2 the bytes of the payload are in a bulk file, and there stand instead
/// the file's name (text), the offset (8), the length (4) and the CRC32C (4) of the bytes.
/// Persistence id and sequence number are kept beside it. Tags are not kept: the journal has no
/// queries.
final class EventCodec {

    static final byte WHOLE = 1;
    static final byte REFERRING = 2;

    private static final ByteBuffer NO_ROOM = ByteBuffer.allocate(0);

    private final Serialization serialization;
    private final InPieces inPieces;

    /// Gives what lies in bulk files.
    @FunctionalInterface
    interface BulkSource {
        ByteBuffer read(BulkPlace place) throws IOException;
    }

    EventCodec(Serialization serialization) {
        this.serialization = serialization;
        this.inPieces = InPieces.of(serialization.system());
    }

    /// @throws RuntimeException whatever the event's serializer throws
    EncodedEvent encode(PersistentRepr event) {
        return encode(event, NO_ROOM);
    }

    /// The same, with a payload that is not to be had in pieces in `room`, from its position on, if
    /// it fits there and its serializer can write into buffers; the event is used up before `room`
    /// is used again.
    EncodedEvent encode(PersistentRepr event, ByteBuffer room) {
        return around(event, payload(event.payload(), room));
    }

    /// The bytes of an event's payload alone; see [#encode(PersistentRepr, ByteBuffer)].
    List<ByteBuffer> payload(Object payload, ByteBuffer room) {
        Object event = untagged(payload);
        return inPieces.of(event).orElseGet(() -> List.of(bytes(event, room)));
    }

    private static Object untagged(Object payload) {
        return payload instanceof Tagged tagged ? tagged.payload() : payload;
    }

    /// An event whose payload's bytes are known, or wanted no more.
    EncodedEvent around(PersistentRepr event, List<ByteBuffer> payloadBytes) {
        Object payload = untagged(event.payload());
        Gathering head = new Gathering();
        head.add(ByteBuffer.allocate(Long.BYTES).putLong(event.timestamp()).flip());
        text(head, event.manifest());
        text(head, event.writerUuid());
        type(head, payload);
        Gathering tail = new Gathering();
        boolean hasMetadata = event.metadata().isDefined();
        tail.add(ByteBuffer.wrap(new byte[] {(byte) (hasMetadata ? 1 : 0)}));
        if (hasMetadata) {
            Object metadata = event.metadata().get();
            type(tail, metadata);
            bytes(tail, serialization.serialize(metadata).get());
        }
        return new EncodedEvent(
                Gathering.whole(head.pieces()), payloadBytes, Gathering.whole(tail.pieces()));
    }

    private ByteBuffer bytes(Object object, ByteBuffer room) {
        if (room.hasRemaining()
                && serialization.findSerializerFor(object)
                        instanceof ByteBufferSerializer serializer) {
            try {
                ByteBuffer out = room.duplicate();
                serializer.toBinary(object, out);
                return out.limit(out.position()).position(room.position());
            } catch (BufferOverflowException _) {
                // it is longer
            }
        }
        return ByteBuffer.wrap(serialization.serialize(object).get());
    }

    private void type(Gathering out, Object object) {
        Serializer serializer = serialization.findSerializerFor(object);
        out.add(ByteBuffer.allocate(Integer.BYTES).putInt(serializer.identifier()).flip());
        text(out, Serializers.manifestFor(serializer, object));
    }

    private static void text(Gathering out, String text) {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(Gathering out, byte[] bytes) {
        out.add(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        out.add(ByteBuffer.wrap(bytes));
    }

    /// @param bulk reads what is in files
    /// @throws IllegalArgumentException if it is not an event of these versions
    /// @throws UncheckedIOException if its payload is in a file and not to be had
    PersistentRepr decode(String persistenceId, long sequence, ByteBuffer in, BulkSource bulk) {
        try {
            return event(persistenceId, sequence, in, bulk);
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException(
                    "event %d of '%s' is cut short".formatted(sequence, persistenceId), cut);
        }
    }

    private PersistentRepr event(
            String persistenceId, long sequence, ByteBuffer in, BulkSource bulk) {
        byte version = in.get();
        if (version != WHOLE && version != REFERRING) {
            throw new IllegalArgumentException(
                    "event %d of '%s' has format version %d; this program reads %d and %d"
                            .formatted(sequence, persistenceId, version, WHOLE, REFERRING));
        }
        long timestamp = in.getLong();
        String manifest = text(in);
        String writer = text(in);
        Object payload =
                version == WHOLE
                        ? object(in, EventCodec::part)
                        : object(in, referring -> bulk.read(place(referring)));
        PersistentRepr event =
                PersistentRepr.apply(
                                payload,
                                sequence,
                                persistenceId,
                                manifest,
                                false,
                                ActorRef.noSender(),
                                writer)
                        .withTimestamp(timestamp);
        return in.get() == 0 ? event : event.withMetadata(object(in, EventCodec::part));
    }

    /// Where the bytes of an object are.
    @FunctionalInterface
    private interface Contents {
        ByteBuffer of(ByteBuffer in) throws IOException;
    }

    private Object object(ByteBuffer in, Contents contents) {
        int serializer = in.getInt();
        String manifest = text(in);
        ByteBuffer bytes;
        try {
            bytes = contents.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        try {
            return serialization.deserializeByteBuffer(bytes, serializer, manifest);
        } catch (Exception unknown) {
            // Whatever a serializer throws: those in Scala declare nothing.
            throw new IllegalArgumentException(
                    "an event of serializer %d and manifest '%s' cannot be read"
                            .formatted(serializer, manifest),
                    unknown);
        }
    }

    private static BulkPlace place(ByteBuffer in) {
        return new BulkPlace(text(in), in.getLong(), in.getInt(), in.getInt());
    }

    private static String text(ByteBuffer in) {
        return StandardCharsets.UTF_8.decode(part(in)).toString();
    }

    private static ByteBuffer part(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException(
                    "a part of %d bytes in an event with %d left"
                            .formatted(length, in.remaining()));
        }
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }
}
