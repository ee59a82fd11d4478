package org.godwit.wire;

import org.godwit.message.Body;
import org.godwit.message.Encoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The binary form of frames, format version [#VERSION]. Everything is little-endian; a frame has
/// no padding and fills its buffer exactly.
///
/// ```
/// byte 0  version     byte 1  kind     byte 2  encoding (DATA), else 0     byte 3  0
/// 4  source i32       8  destination i32
/// DATA              12 incarnation i32 | 16 sequence i64 | 24 tag i32 | 28 context i32
///                   | 32 wait id i32 | 36 body length i32 | 40 body
/// ACK               12 incarnation i32 | 16 accepted up to i64
/// WATCH .. NOTICE_ACK  12 watch id i64
/// GONE              -
/// HERE              12 incarnation i32 | 16 host i32
/// NOT_HERE          12 host i32
/// ```
///
/// Immutable, for any number of threads. The byte order of the buffers passed in does not matter
/// and is left alone.
public final class FrameCodec {

    /// The first byte of every frame.
    public static final int VERSION = 1;

    /// The longest body unless told otherwise, in bytes.
    public static final int BODY_BYTES_MAX = 64 << 20;

    /// The longest frame without its body, in bytes.
    public static final int HEADER_BYTES_MAX = 40;

    private static final int PREFIX_BYTES = 4;
    static final int ADDRESSED_BYTES = PREFIX_BYTES + 2 * Integer.BYTES;
    static final int ACK_BYTES = ADDRESSED_BYTES + Integer.BYTES + Long.BYTES;
    static final int WATCH_BYTES = ADDRESSED_BYTES + Long.BYTES;
    static final int HERE_BYTES = ADDRESSED_BYTES + 2 * Integer.BYTES;
    static final int NOT_HERE_BYTES = ADDRESSED_BYTES + Integer.BYTES;

    static final byte DATA = 1;
    static final byte ACK = 2;
    static final byte WATCH = 3;
    static final byte WATCH_ACK = 4;
    static final byte NOTICE = 5;
    static final byte NOTICE_ACK = 6;
    static final byte GONE = 7;
    static final byte HERE = 8;
    static final byte NOT_HERE = 9;

    private final int bodyBytesMax;

    /// A codec for bodies of at most [#BODY_BYTES_MAX].
    public FrameCodec() {
        this(BODY_BYTES_MAX);
    }

    /// @param bodyBytesMax the longest body that is written or read, in bytes
    public FrameCodec(int bodyBytesMax) {
        if (bodyBytesMax < 0 || bodyBytesMax > Integer.MAX_VALUE - HEADER_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "the body limit must be 0..%,d bytes: %,d"
                            .formatted(Integer.MAX_VALUE - HEADER_BYTES_MAX, bodyBytesMax));
        }
        this.bodyBytesMax = bodyBytesMax;
    }

    /// The longest frame, in bytes.
    public int frameBytesMax() {
        return HEADER_BYTES_MAX + bodyBytesMax;
    }

    /// How many bytes [#encode] writes.
    ///
    /// @throws IllegalArgumentException if the body is over the limit
    public int encodedLength(Frame frame) {
        return headerLength(frame) + body(frame).length();
    }

    /// How many bytes [#encodeHeader] writes.
    public int headerLength(Frame frame) {
        return switch (frame) {
            case Frame.Data _ -> HEADER_BYTES_MAX;
            case Frame.Ack _ -> ACK_BYTES;
            case Frame.Watch _, Frame.WatchAck _, Frame.Notice _, Frame.NoticeAck _ -> WATCH_BYTES;
            case Frame.Gone _ -> ADDRESSED_BYTES;
            case Frame.Here _ -> HERE_BYTES;
            case Frame.NotHere _ -> NOT_HERE_BYTES;
        };
    }

    /// What follows the header: the body of a [Frame.Data], nothing for the others.
    ///
    /// @throws IllegalArgumentException if the body is over the limit
    public Body body(Frame frame) {
        if (!(frame instanceof Frame.Data data)) {
            return Body.EMPTY;
        }
        if (data.body().length() > bodyBytesMax) {
            throw new IllegalArgumentException(
                    "body of %,d bytes from %s to %s; a frame carries at most %,d"
                            .formatted(
                                    data.body().length(),
                                    data.source(),
                                    data.destination(),
                                    bodyBytesMax));
        }
        return data.body();
    }

    /// Writes the frame at the buffer's position and moves the position behind it.
    ///
    /// @throws IllegalArgumentException if the body is over the limit or the buffer has less than
    ///   [#encodedLength] bytes left; then nothing is written
    public void encode(Frame frame, ByteBuffer buffer) {
        require(buffer, encodedLength(frame));
        encodeHeader(frame, buffer);
        Body body = body(frame);
        buffer.put(body.bytes(), 0, body.length());
    }

    /// Writes all of the frame but the bytes of its body, for those who gather the two without a
    /// copy.
    ///
    /// @throws IllegalArgumentException as [#encode] does, for [#headerLength] bytes
    public void encodeHeader(Frame frame, ByteBuffer buffer) {
        int length = headerLength(frame);
        require(buffer, length);
        ByteBuffer out = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        switch (frame) {
            case Frame.Data data -> putData(out, data);
            case Frame.Ack ack ->
                    prefix(out, ACK, ack).putInt(ack.incarnation()).putLong(ack.acceptedUpTo());
            case Frame.Watch watch -> prefix(out, WATCH, watch).putLong(watch.watchId());
            case Frame.WatchAck watch -> prefix(out, WATCH_ACK, watch).putLong(watch.watchId());
            case Frame.Notice notice -> prefix(out, NOTICE, notice).putLong(notice.watchId());
            case Frame.NoticeAck notice ->
                    prefix(out, NOTICE_ACK, notice).putLong(notice.watchId());
            case Frame.Gone gone -> prefix(out, GONE, gone);
            case Frame.Here here ->
                    prefix(out, HERE, here).putInt(here.incarnation()).putInt(here.host().value());
            case Frame.NotHere notHere ->
                    prefix(out, NOT_HERE, notHere).putInt(notHere.host().value());
        }
        buffer.position(buffer.position() + length);
    }

    private void putData(ByteBuffer out, Frame.Data data) {
        prefix(out, DATA, code(data.body().encoding()), data)
                .putInt(data.incarnation())
                .putLong(data.sequence())
                .putInt(data.tag())
                .putInt(data.context())
                .putInt(data.waitId())
                .putInt(body(data).length());
    }

    private static ByteBuffer prefix(ByteBuffer out, byte kind, Frame frame) {
        return prefix(out, kind, (byte) 0, frame);
    }

    private static ByteBuffer prefix(ByteBuffer out, byte kind, byte encoding, Frame frame) {
        return out.put((byte) VERSION)
                .put(kind)
                .put(encoding)
                .put((byte) 0)
                .putInt(frame.source().value())
                .putInt(frame.destination().value());
    }

    private static void require(ByteBuffer buffer, int bytes) {
        if (buffer.remaining() < bytes) {
            throw new IllegalArgumentException(
                    "the frame takes %,d bytes but the buffer has %,d left"
                            .formatted(bytes, buffer.remaining()));
        }
    }

    /// Reads the frame that fills the buffer from its position to its limit, copying the body, and
    /// moves the position to the limit. Allocates no more than the buffer has left.
    ///
    /// @throws MalformedFrameException if these bytes are not exactly one frame; the position stays
    public Frame decode(ByteBuffer buffer) throws MalformedFrameException {
        ByteBuffer in = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        Frame frame = new FrameReader(in, bodyBytesMax).read();
        buffer.position(buffer.limit());
        return frame;
    }

    /// Reads the header of a [Frame.Data] whose body of `bodyBytes` comes otherwise: the frame with
    /// an empty body. Reads [#HEADER_BYTES_MAX] bytes from the buffer's position on and moves it.
    ///
    /// @throws MalformedFrameException if these bytes are no such header; the position stays
    public Frame.Data decodeHead(ByteBuffer buffer, int bodyBytes) throws MalformedFrameException {
        ByteBuffer in = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        in.limit(Math.min(in.limit(), in.position() + HEADER_BYTES_MAX));
        Frame.Data head = new FrameReader(in, bodyBytesMax).readHead(bodyBytes);
        buffer.position(in.position());
        return head;
    }

    private static byte code(Encoding encoding) {
        return switch (encoding) {
            case DEFAULT -> 0;
            case RAW -> 1;
            case IN_PLACE -> 2;
            case TRACE -> 3;
        };
    }
}
