package org.godwit.persistence.embedded;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.godwit.persistence.log.Gathering;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The binary form of one event, version 1, as the journal keeps it: version (1 byte), timestamp
/// (8), adapter manifest and writer (text: 4 bytes of length and UTF-8), payload, and a byte that
/// says whether metadata follow. Payload and metadata are a serializer's id (4), its manifest
/// (text), a length (4) and bytes. Persistence id and sequence number are kept beside it. Tags are
/// not kept: the journal has no queries.
final class EventCodec {

    static final byte VERSION = 1;

    private final Serialization serialization;

    EventCodec(Serialization serialization) {
        this.serialization = serialization;
    }

    /// The event in pieces; what a serializer has written is not copied.
    ///
    /// @throws RuntimeException whatever the event's serializer throws
    List<ByteBuffer> encode(PersistentRepr event) {
        Object payload =
                event.payload() instanceof Tagged tagged ? tagged.payload() : event.payload();
        Gathering out = new Gathering();
        out.add(ByteBuffer.allocate(1 + Long.BYTES).put(VERSION).putLong(event.timestamp()).flip());
        text(out, event.manifest());
        text(out, event.writerUuid());
        object(out, payload);
        boolean hasMetadata = event.metadata().isDefined();
        out.add(ByteBuffer.wrap(new byte[] {(byte) (hasMetadata ? 1 : 0)}));
        if (hasMetadata) {
            object(out, event.metadata().get());
        }
        return out.pieces();
    }

    private void object(Gathering out, Object object) {
        Serializer serializer = serialization.findSerializerFor(object);
        out.add(ByteBuffer.allocate(Integer.BYTES).putInt(serializer.identifier()).flip());
        text(out, Serializers.manifestFor(serializer, object));
        bytes(out, serialization.serialize(object).get());
    }

    private static void text(Gathering out, String text) {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(Gathering out, byte[] bytes) {
        out.add(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        out.add(ByteBuffer.wrap(bytes));
    }

    /// @throws IllegalArgumentException if it is not an event of this version
    PersistentRepr decode(String persistenceId, long sequence, ByteBuffer in) {
        try {
            return event(persistenceId, sequence, in);
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException(
                    "event %d of '%s' is cut short".formatted(sequence, persistenceId), cut);
        }
    }

    private PersistentRepr event(String persistenceId, long sequence, ByteBuffer in) {
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "event %d of '%s' has format version %d; this program reads %d"
                            .formatted(sequence, persistenceId, version, VERSION));
        }
        long timestamp = in.getLong();
        String manifest = text(in);
        String writer = text(in);
        Object payload = object(in);
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
        return in.get() == 0 ? event : event.withMetadata(object(in));
    }

    private Object object(ByteBuffer in) {
        int serializer = in.getInt();
        String manifest = text(in);
        ByteBuffer bytes = part(in);
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
