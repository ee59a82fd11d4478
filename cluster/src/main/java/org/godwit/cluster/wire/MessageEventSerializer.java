package org.godwit.cluster.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.ByteBufferSerializer;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.apache.pekko.serialization.jackson.JacksonObjectMapperProvider;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.processor.ProcessorEvent;
import org.godwit.processor.ProcessorEvent.Checkpoint;
import org.godwit.processor.ProcessorEvent.MessageAccepted;
import org.godwit.processor.ProcessorImage;
import org.godwit.task.Tid;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The journal's form of events that carry messages, which may be of hundreds of megabytes: bodies
/// stand in it as they are, so that they can be written from where they lie ([#pieces]) and are
/// copied once when they are read. Big-endian:
///
/// ```
/// MessageAccepted   source i32 | sequence i64 | tag i32 | context i32 | wait id i32
///                   | encoding i8 | the body
/// Checkpoint        number of blobs i32 | length of each i32 | length of the rest i32
///                   | the rest: the event with empty blobs, CBOR | the blobs
/// ```
///
/// The blobs of a checkpoint are the program's state, the bodies of the queue, and those of what is
/// retained, in the order of the image. Thread-safe.
public final class MessageEventSerializer extends SerializerWithStringManifest
        implements ByteBufferSerializer {

    /// Written into journals: must never change.
    static final int IDENTIFIER = 1_902_002;

    /// The forms, with their versions.
    static final String ACCEPTED = "m1";

    static final String CHECKPOINT = "c1";

    private static final int ACCEPTED_HEAD_BYTES = 4 * Integer.BYTES + Long.BYTES + 1;

    private final ObjectMapper cbor;

    /// For Pekko.
    public MessageEventSerializer(ExtendedActorSystem system) {
        this(
                JacksonObjectMapperProvider.get(system)
                        .getOrCreate("jackson-cbor", Optional.of(new CBORFactory())));
    }

    MessageEventSerializer(ObjectMapper cbor) {
        this.cbor = cbor;
    }

    /// The one of an actor system, unless its configuration binds another.
    public static Optional<MessageEventSerializer> of(ActorSystem system) {
        try {
            return SerializationExtension.get(system).serializerFor(Checkpoint.class)
                            instanceof MessageEventSerializer bound
                    ? Optional.of(bound)
                    : Optional.empty();
        } catch (NotSerializableException _) {
            return Optional.empty();
        }
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object event) {
        return event instanceof Checkpoint ? CHECKPOINT : ACCEPTED;
    }

    /// The bytes of an event, one piece after the other, without a copy of what is long; empty if
    /// this serializer is not the event's.
    public Optional<List<ByteBuffer>> pieces(Object event) {
        return switch (event) {
            case MessageAccepted accepted -> Optional.of(pieces(accepted));
            case Checkpoint checkpoint -> Optional.of(pieces(checkpoint));
            default -> Optional.empty();
        };
    }

    private static List<ByteBuffer> pieces(MessageAccepted event) {
        ByteBuffer head =
                ByteBuffer.allocate(ACCEPTED_HEAD_BYTES)
                        .putInt(event.source().value())
                        .putLong(event.sequence())
                        .putInt(event.tag())
                        .putInt(event.context())
                        .putInt(event.waitId())
                        .put(code(event.body().encoding()))
                        .flip();
        return List.of(head, wrapped(event.body()));
    }

    private List<ByteBuffer> pieces(Checkpoint event) {
        ProcessorImage image = event.image();
        List<ByteBuffer> blobs = new ArrayList<>();
        blobs.add(ByteBuffer.wrap(image.program()));
        ImageBodies.of(image).forEach(body -> blobs.add(wrapped(body)));
        byte[] rest = written(new Checkpoint(ImageBodies.without(image)));
        ByteBuffer head =
                ByteBuffer.allocate((2 + blobs.size()) * Integer.BYTES).putInt(blobs.size());
        blobs.forEach(blob -> head.putInt(blob.remaining()));
        List<ByteBuffer> all = new ArrayList<>();
        all.add(head.putInt(rest.length).flip());
        all.add(ByteBuffer.wrap(rest));
        all.addAll(blobs);
        return all;
    }

    private byte[] written(Checkpoint rest) {
        try {
            return cbor.writeValueAsBytes(rest);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer wrapped(Body body) {
        return ByteBuffer.wrap(body.bytes(), 0, body.length());
    }

    private List<ByteBuffer> piecesOf(Object event) {
        return pieces(event)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "not an event with messages: " + event.getClass()));
    }

    @Override
    public byte[] toBinary(Object event) {
        List<ByteBuffer> pieces = piecesOf(event);
        long bytes = pieces.stream().mapToLong(ByteBuffer::remaining).sum();
        ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(bytes));
        pieces.forEach(whole::put);
        return whole.array();
    }

    @Override
    public void toBinary(Object event, ByteBuffer out) {
        piecesOf(event).forEach(out::put);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return fromBinary(ByteBuffer.wrap(bytes), manifest);
    }

    @Override
    public Object fromBinary(ByteBuffer in, String manifest) throws NotSerializableException {
        return switch (manifest) {
            case ACCEPTED -> accepted(in);
            case CHECKPOINT -> checkpoint(in);
            default ->
                    throw new NotSerializableException(
                            "an event with messages of version '%s'; this program reads %s and %s"
                                    .formatted(manifest, ACCEPTED, CHECKPOINT));
        };
    }

    private static ProcessorEvent accepted(ByteBuffer in) throws NotSerializableException {
        need(in, ACCEPTED_HEAD_BYTES);
        Tid source = new Tid(in.getInt());
        long sequence = in.getLong();
        int tag = in.getInt();
        int context = in.getInt();
        int waitId = in.getInt();
        Encoding encoding = encoding(in.get());
        Body body = Body.of(encoding, blob(in, in.remaining()));
        return new MessageAccepted(source, sequence, tag, context, waitId, body);
    }

    private ProcessorEvent checkpoint(ByteBuffer in) throws NotSerializableException {
        need(in, Integer.BYTES);
        int count = in.getInt();
        need(in, ((long) count + 1) * Integer.BYTES);
        int[] lengths = new int[Math.max(0, count)];
        long bytes = 0;
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = in.getInt();
            need(in, lengths[i]);
            bytes += lengths[i];
        }
        int restBytes = in.getInt();
        need(in, restBytes);
        if (count < 1 || bytes + restBytes != in.remaining()) {
            throw damaged("%d blobs of %,d bytes do not fit".formatted(count, bytes));
        }
        try {
            Checkpoint rest = cbor.readValue(blob(in, restBytes), Checkpoint.class);
            byte[] program = blob(in, lengths[0]);
            List<byte[]> bodies = new ArrayList<>();
            for (int i = 1; i < count; i++) {
                bodies.add(blob(in, lengths[i]));
            }
            return new Checkpoint(ImageBodies.with(rest.image(), program, bodies));
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e.toString());
        }
    }

    private static byte[] blob(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void need(ByteBuffer in, long bytes) throws NotSerializableException {
        if (bytes < 0 || in.remaining() < bytes) {
            throw damaged(
                    "%,d bytes left where %,d are said to be".formatted(in.remaining(), bytes));
        }
    }

    private static NotSerializableException damaged(String what) {
        return new NotSerializableException("a damaged event with messages: " + what);
    }

    private static byte code(Encoding encoding) {
        return switch (encoding) {
            case DEFAULT -> 0;
            case RAW -> 1;
            case IN_PLACE -> 2;
            case TRACE -> 3;
        };
    }

    private static Encoding encoding(byte code) throws NotSerializableException {
        return switch (code) {
            case 0 -> Encoding.DEFAULT;
            case 1 -> Encoding.RAW;
            case 2 -> Encoding.IN_PLACE;
            case 3 -> Encoding.TRACE;
            default -> throw damaged("encoding %d".formatted(code));
        };
    }
}
