package org.godwit.persistence.wire;

import org.godwit.persistence.log.BulkFile;
import org.godwit.persistence.log.EventBatch;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.log.JournalStatus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The binary form of requests and replies, version 3. A frame is, big-endian: its length without
/// these 4 bytes; a byte that says what it is; 8 bytes by which a reply names its request; the
/// rest. Text is 2 bytes of length and UTF-8.
public final class Frames {

    /// The version of the protocol.
    public static final int VERSION = 3;

    /// What every frame takes besides its contents.
    public static final int OVERHEAD_BYTES = Integer.BYTES + 1 + Long.BYTES;

    /// The shortest length that can stand before a frame.
    public static final int MIN_LENGTH = 1 + Long.BYTES;

    /// The longest first frame.
    public static final int MAX_HELLO_LENGTH = 512;

    private static final int MAGIC = ('G' << 24) | ('W' << 16) | ('J' << 8) | 'R';
    private static final int MAX_TEXT_BYTES = 8_192;

    private static final byte HELLO = 1;
    private static final byte APPEND = 2;
    private static final byte READ = 3;
    private static final byte HIGHEST = 4;
    private static final byte ERASE = 5;
    private static final byte STATUS = 6;

    private static final byte WELCOME = 65;
    private static final byte APPENDED = 66;
    private static final byte FENCED = 67;
    private static final byte EVENTS = 68;
    private static final byte READ_END = 69;
    private static final byte HIGHEST_IS = 70;
    private static final byte ERASED = 71;
    private static final byte STATUS_IS = 72;
    private static final byte FAILED = 73;

    private Frames() {}

    /// A request or reply with the number that joins the two.
    public record Numbered<T>(long number, T content) {}

    /// Encodes a request, ready to be sent, in pieces.
    public static List<ByteBuffer> encode(long number, Request request) {
        return switch (request) {
            case Request.Hello(int version, String client) -> {
                byte[] name = text(client);
                yield whole(
                        put(
                                frame(HELLO, number, 8 + 2 + name.length)
                                        .putInt(MAGIC)
                                        .putInt(version),
                                name));
            }
            case Request.Append(String id, EventBatch batch, List<BulkFile> files) -> {
                ByteBuffer list = BulkFile.encoded(files);
                yield with(
                        batch, named(APPEND, number, id, list.remaining(), batch.size()).put(list));
            }
            case Request.Read(String id, long from, long to, long max) ->
                    whole(named(READ, number, id, 24, 0).putLong(from).putLong(to).putLong(max));
            case Request.Highest(String id) -> whole(named(HIGHEST, number, id, 0, 0));
            case Request.Erase(String id, long upTo) ->
                    whole(named(ERASE, number, id, 8, 0).putLong(upTo));
            case Request.Status() -> whole(frame(STATUS, number, 0));
        };
    }

    /// Encodes a reply, ready to be sent, in pieces.
    public static List<ByteBuffer> encode(long number, Reply reply) {
        return switch (reply) {
            case Reply.Welcome(
                            int version,
                            int max,
                            String socket,
                            String bulk,
                            boolean forces) -> {
                byte[] path = text(socket);
                byte[] files = text(bulk);
                ByteBuffer frame =
                        frame(WELCOME, number, 8 + 2 + path.length + 2 + files.length + 1)
                                .putInt(version)
                                .putInt(max);
                yield whole(put(put(frame, path), files).put((byte) (forces ? 1 : 0)));
            }
            case Reply.Appended() -> whole(frame(APPENDED, number, 0));
            case Reply.Fenced(long expected, long actual) ->
                    whole(frame(FENCED, number, 16).putLong(expected).putLong(actual));
            case Reply.Events(EventBatch batch) ->
                    with(batch, frame(EVENTS, number, 0, batch.size()));
            case Reply.ReadEnd() -> whole(frame(READ_END, number, 0));
            case Reply.HighestIs(long sequence) ->
                    whole(frame(HIGHEST_IS, number, 8).putLong(sequence));
            case Reply.Erased() -> whole(frame(ERASED, number, 0));
            case Reply.StatusIs(JournalStatus(long bytes, long events, long ids, int segments)) ->
                    whole(
                            frame(STATUS_IS, number, 28)
                                    .putLong(bytes)
                                    .putLong(events)
                                    .putLong(ids)
                                    .putInt(segments));
            case Reply.Failed(String reason) -> {
                byte[] why = text(reason);
                yield whole(put(frame(FAILED, number, 2 + why.length), why));
            }
        };
    }

    private static List<ByteBuffer> whole(ByteBuffer frame) {
        return List.of(frame.flip());
    }

    private static List<ByteBuffer> with(EventBatch batch, ByteBuffer head) {
        List<ByteBuffer> all = new ArrayList<>();
        all.add(head.flip());
        all.addAll(batch.encoded());
        return all;
    }

    /// Decodes a request from a frame without its length.
    ///
    /// @throws WireException if it is none
    public static Numbered<Request> request(ByteBuffer in) {
        need(in, MIN_LENGTH);
        byte kind = in.get();
        long number = in.getLong();
        Request request =
                switch (kind) {
                    case HELLO -> hello(in);
                    case APPEND -> {
                        String id = id(in);
                        List<BulkFile> files = part(in, BulkFile::read);
                        yield new Request.Append(id, part(in, EventBatch::read), files);
                    }
                    case READ -> {
                        String id = id(in);
                        need(in, 24);
                        yield new Request.Read(id, in.getLong(), in.getLong(), in.getLong());
                    }
                    case HIGHEST -> new Request.Highest(id(in));
                    case ERASE -> {
                        String id = id(in);
                        need(in, 8);
                        yield new Request.Erase(id, in.getLong());
                    }
                    case STATUS -> new Request.Status();
                    default -> throw new WireException("request of kind " + kind + " is unknown");
                };
        end(in);
        return new Numbered<>(number, request);
    }

    private static Request hello(ByteBuffer in) {
        need(in, 8);
        int magic = in.getInt();
        if (magic != MAGIC) {
            throw new WireException("the client does not speak the journal's protocol");
        }
        int version = in.getInt();
        if (version != VERSION) {
            throw new WireException(
                    "the client speaks version %d of the journal's protocol, this server version %d"
                            .formatted(version, VERSION));
        }
        return new Request.Hello(version, text(in, MAX_HELLO_LENGTH));
    }

    /// Decodes a reply from a frame without its length.
    ///
    /// @throws WireException if it is none
    public static Numbered<Reply> reply(ByteBuffer in) {
        need(in, MIN_LENGTH);
        byte kind = in.get();
        long number = in.getLong();
        need(in, fixedSize(kind));
        Reply reply =
                switch (kind) {
                    case WELCOME ->
                            new Reply.Welcome(
                                    in.getInt(),
                                    in.getInt(),
                                    text(in, MAX_TEXT_BYTES),
                                    text(in, MAX_TEXT_BYTES),
                                    flag(in));
                    case APPENDED -> new Reply.Appended();
                    case FENCED -> new Reply.Fenced(in.getLong(), in.getLong());
                    case EVENTS -> new Reply.Events(part(in, EventBatch::read));
                    case READ_END -> new Reply.ReadEnd();
                    case HIGHEST_IS -> new Reply.HighestIs(in.getLong());
                    case ERASED -> new Reply.Erased();
                    case STATUS_IS ->
                            new Reply.StatusIs(
                                    new JournalStatus(
                                            in.getLong(), in.getLong(), in.getLong(), in.getInt()));
                    case FAILED -> new Reply.Failed(text(in, MAX_TEXT_BYTES));
                    default -> throw new WireException("reply of kind " + kind + " is unknown");
                };
        end(in);
        return new Numbered<>(number, reply);
    }

    private static int fixedSize(byte kind) {
        return switch (kind) {
            case WELCOME, HIGHEST_IS -> 8;
            case FENCED -> 16;
            case STATUS_IS -> 28;
            default -> 0;
        };
    }

    private static ByteBuffer frame(byte kind, long number, int bytes) {
        return frame(kind, number, bytes, 0);
    }

    /// @param more bytes of the frame that come in other pieces
    private static ByteBuffer frame(byte kind, long number, int bytes, int more) {
        int length = Math.addExact(MIN_LENGTH, Math.addExact(bytes, more));
        return ByteBuffer.allocate(Integer.BYTES + MIN_LENGTH + bytes)
                .putInt(length)
                .put(kind)
                .putLong(number);
    }

    private static ByteBuffer named(byte kind, long number, String id, int bytes, int more) {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length > JournalLimits.MAX_PERSISTENCE_ID_BYTES) {
            throw new IllegalArgumentException(
                    "persistence id '%.80s' has %d bytes; it must have 1 to %d"
                            .formatted(id, name.length, JournalLimits.MAX_PERSISTENCE_ID_BYTES));
        }
        return put(frame(kind, number, Short.BYTES + name.length + bytes, more), name);
    }

    private static ByteBuffer put(ByteBuffer out, byte[] text) {
        return out.putShort((short) text.length).put(text);
    }

    private static byte[] text(String text) {
        String cut =
                text.length() > MAX_TEXT_BYTES / 4 ? text.substring(0, MAX_TEXT_BYTES / 4) : text;
        return cut.getBytes(StandardCharsets.UTF_8);
    }

    private static String id(ByteBuffer in) {
        String id = text(in, JournalLimits.MAX_PERSISTENCE_ID_BYTES);
        if (id.isEmpty()) {
            throw new WireException("the persistence id is empty");
        }
        return id;
    }

    private static String text(ByteBuffer in, int max) {
        need(in, Short.BYTES);
        int length = Short.toUnsignedInt(in.getShort());
        if (length > max || length > in.remaining()) {
            throw new WireException(
                    "text of %d bytes with %d left in its frame and %d allowed"
                            .formatted(length, in.remaining(), max));
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean flag(ByteBuffer in) {
        need(in, 1);
        return in.get() != 0;
    }

    /// What is read by others, who do not know of frames.
    private static <T> T part(ByteBuffer in, Function<ByteBuffer, T> reader) {
        try {
            return reader.apply(in);
        } catch (IllegalArgumentException wrong) {
            throw new WireException(String.valueOf(wrong.getMessage()));
        }
    }

    private static void need(ByteBuffer in, int bytes) {
        if (in.remaining() < bytes) {
            throw new WireException(
                    "frame is cut off: %d bytes instead of %d".formatted(in.remaining(), bytes));
        }
    }

    private static void end(ByteBuffer in) {
        if (in.hasRemaining()) {
            throw new WireException(in.remaining() + " bytes too many at the end of a frame");
        }
    }
}
