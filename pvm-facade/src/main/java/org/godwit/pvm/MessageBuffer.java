package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.message.PackBuffer;
import org.godwit.message.UnpackBuffer;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalInt;

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
    private boolean turned;

    /// What a nested message said of its encoding, if that is none of ours.
    private OptionalInt foreignSignature = OptionalInt.empty();

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
        buffer.turned = true;
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

    /// It has been a receive buffer: what XDR it holds is gone as soon as something is packed.
    void turn() {
        turned = true;
    }

    /// For packing. A message that was received, or only was the receive buffer, begins anew if it
    /// is XDR, as in PVM, and else goes on behind what it holds.
    PackBuffer packer() {
        if (turned && (encoding() == Encoding.DEFAULT || encoding() == Encoding.TRACE)) {
            packed = new PackBuffer(encoding());
            reader = null;
        }
        return bytePacker();
    }

    /// For packing bytes, which always go on behind what it holds.
    PackBuffer bytePacker() {
        if (packed == null) {
            packed = PackBuffer.after(body());
        }
        turned = false;
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

    /// Whether it is in pieces that a nested message shows: packing nothing makes an empty one.
    boolean hasEmptyPiece() {
        return length() == 0 && packed != null && packed.hasBegun();
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

    /// Nobody can unpack an encoding that nobody knows.
    static MessageBuffer foreign(int signature, byte[] bytes) {
        MessageBuffer buffer = of(Body.of(Encoding.IN_PLACE, bytes));
        buffer.foreignSignature = OptionalInt.of(signature);
        return buffer;
    }

    int signature() {
        if (foreignSignature.isPresent()) {
            return foreignSignature.getAsInt();
        }
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
