package org.godwit.mailbox;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.service.MalformedBytesException;
import org.godwit.service.PlainReader;
import org.godwit.service.PlainWriter;

/// A copy of a message buffer, header and body, as it lies in the mailbox.
///
/// @param source whatever the header says, a tid or not
/// @param destination likewise
public record StoredMessage(
        int tag, int context, int waitId, int source, int destination, Body body) {

    /// Bytes of the shortest one as [#write] lays it out.
    static final int BYTES_MIN = 6 * Integer.BYTES + 1;

    void write(PlainWriter out) {
        out.integer(tag).integer(context).integer(waitId).integer(source).integer(destination);
        out.octet(code(body.encoding())).run(body.bytes(), body.length());
    }

    static StoredMessage read(PlainReader in) {
        return new StoredMessage(
                in.integer(), in.integer(), in.integer(), in.integer(), in.integer(), body(in));
    }

    private static Body body(PlainReader in) {
        Encoding encoding = encoding(in.octet());
        return Body.of(encoding, in.run());
    }

    private static int code(Encoding encoding) {
        return switch (encoding) {
            case DEFAULT -> 0;
            case RAW -> 1;
            case IN_PLACE -> 2;
            case TRACE -> 3;
        };
    }

    private static Encoding encoding(int code) {
        return switch (code) {
            case 0 -> Encoding.DEFAULT;
            case 1 -> Encoding.RAW;
            case 2 -> Encoding.IN_PLACE;
            case 3 -> Encoding.TRACE;
            default ->
                    throw new MalformedBytesException(
                            "a stored message with encoding %d; it is 0 to 3".formatted(code));
        };
    }
}
