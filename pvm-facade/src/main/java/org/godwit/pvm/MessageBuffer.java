package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.message.PackBuffer;
import org.godwit.message.UnpackBuffer;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// One message buffer: being packed, received, or one turned into the other.
final class MessageBuffer {

    private static final int SIGNATURE_DEFAULT = 0x10000000;
    private static final int SIGNATURE_IN_PLACE = 0x20000000;
    private static final int SIGNATURE_TRACE = 0x40000000;

    /// The data signature of x86-64 Linux, which every host here has.
    static final int SIGNATURE_RAW = 0x00408c41;

    int tag;
    int context;
    int waitId;
    int source;
    int destination;

    /// The message while it still waits in the queue, because it was only probed.
    @Nullable Message queued;

    /// The match function has judged it in the receive that goes on.
    boolean judged;

    private Body received = Body.EMPTY;
    private @Nullable PackBuffer packed;
    private @Nullable UnpackBuffer reader;

    private MessageBuffer() {}

    static MessageBuffer made(Encoding encoding, int self) {
        MessageBuffer buffer = new MessageBuffer();
        buffer.packed = new PackBuffer(encoding);
        buffer.source = self;
        return buffer;
    }

    /// A buffer that has been filled; the caller sets its header.
    static MessageBuffer of(Body body) {
        MessageBuffer buffer = new MessageBuffer();
        buffer.received = body;
        return buffer;
    }

    static MessageBuffer of(Message m) {
        MessageBuffer buffer = of(m.body());
        buffer.tag = m.tag();
        buffer.context = m.context();
        buffer.waitId = m.waitId();
        buffer.source = m.source().value();
        buffer.destination = m.destination().value();
        return buffer;
    }

    /// For packing; a received message goes on behind what it holds.
    PackBuffer packer() {
        if (packed == null) {
            packed = PackBuffer.after(received);
        }
        return packed;
    }

    /// For unpacking, where it stopped; null if arrays kept in place were never sent.
    @Nullable UnpackBuffer reader() {
        if (encoding() == Encoding.IN_PLACE) {
            return null;
        }
        if (reader == null) {
            reader = new UnpackBuffer(body());
        } else if (packed != null && packed.length() != reader.body().length()) {
            reader = new UnpackBuffer(body(), reader.position());
        }
        return reader;
    }

    /// As it came, or would come now that its header was set.
    Message message() {
        return new Message(new Tid(source), new Tid(destination), tag, context, waitId, body());
    }

    /// What a send takes along.
    Body body() {
        if (packed != null) {
            return packed.body();
        }
        return received.encoding() == Encoding.IN_PLACE
                ? new Body(Encoding.RAW, received.bytes(), received.length())
                : received;
    }

    private Encoding encoding() {
        return packed == null ? received.encoding() : packed.encoding();
    }

    /// Bytes, as pvm_bufinfo tells them: arrays kept in place do not count.
    int length() {
        return packed == null ? received.length() : packed.length();
    }

    int signature() {
        return switch (encoding()) {
            case DEFAULT -> SIGNATURE_DEFAULT;
            case IN_PLACE -> SIGNATURE_IN_PLACE;
            case RAW -> SIGNATURE_RAW;
            case TRACE -> SIGNATURE_TRACE;
        };
    }

    /// The reverse of [#signature].
    static Optional<Encoding> encodingOf(int signature) {
        return switch (signature) {
            case SIGNATURE_DEFAULT -> Optional.of(Encoding.DEFAULT);
            case SIGNATURE_IN_PLACE -> Optional.of(Encoding.IN_PLACE);
            case SIGNATURE_RAW -> Optional.of(Encoding.RAW);
            case SIGNATURE_TRACE -> Optional.of(Encoding.TRACE);
            default -> Optional.empty();
        };
    }
}
