package org.godwit.persistence.embedded;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The binary form of one event, version 1, as the journal keeps it: version (1 byte), timestamp
/// (8), adapter manifest and writer (text: 4 bytes of length and UTF-8), payload, and a byte that
/// says whether metadata follow. Payload and metadata are a serializer's id (4), its manifest
/// (text), a length (4) and bytes. Persistence id and sequence number are kept beside it. Tags are
/// not kept: the journal has no queries.
final class EventCodec {

    static final byte VERSION = 1;

    private static final int OTHER_PARTS_BYTES = 256;

    private final Serialization serialization;

    EventCodec(Serialization serialization) {
        this.serialization = serialization;
    }

    /// @throws RuntimeException whatever the event's serializer throws
    byte[] encode(PersistentRepr event) {
        Object payload =
                event.payload() instanceof Tagged tagged ? tagged.payload() : event.payload();
        byte[] serialized = serialization.serialize(payload).get();
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(OTHER_PARTS_BYTES + serialized.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(event.timestamp());
            text(out, event.manifest());
            text(out, event.writerUuid());
            object(out, payload, serialized);
            out.writeBoolean(event.metadata().isDefined());
            if (event.metadata().isDefined()) {
                Object metadata = event.metadata().get();
                object(out, metadata, serialization.serialize(metadata).get());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void object(DataOutputStream out, Object object, byte[] bytes) throws IOException {
        Serializer serializer = serialization.findSerializerFor(object);
        out.writeInt(serializer.identifier());
        text(out, Serializers.manifestFor(serializer, object));
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// @throws IllegalArgumentException if it is not an event of this version
    PersistentRepr decode(String persistenceId, long sequence, ByteBuffer in) {
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
        return serialization.deserialize(bytes(in), serializer, manifest).get();
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException(
                    "a part of %d bytes in an event with %d left"
                            .formatted(length, in.remaining()));
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
