package org.godwit.wire;

import static org.godwit.wire.FrameCodec.ACK;
import static org.godwit.wire.FrameCodec.ACK_BYTES;
import static org.godwit.wire.FrameCodec.ADDRESSED_BYTES;
import static org.godwit.wire.FrameCodec.DATA;
import static org.godwit.wire.FrameCodec.GONE;
import static org.godwit.wire.FrameCodec.HEADER_BYTES_MAX;
import static org.godwit.wire.FrameCodec.HERE;
import static org.godwit.wire.FrameCodec.HERE_BYTES;
import static org.godwit.wire.FrameCodec.NOTICE;
import static org.godwit.wire.FrameCodec.NOTICE_ACK;
import static org.godwit.wire.FrameCodec.NOT_HERE;
import static org.godwit.wire.FrameCodec.NOT_HERE_BYTES;
import static org.godwit.wire.FrameCodec.VERSION;
import static org.godwit.wire.FrameCodec.WATCH;
import static org.godwit.wire.FrameCodec.WATCH_ACK;
import static org.godwit.wire.FrameCodec.WATCH_BYTES;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.task.Tid;

import java.nio.ByteBuffer;

/// Reads one frame from a little-endian buffer; every length is checked before anything is
/// allocated.
final class FrameReader {

    private final ByteBuffer in;
    private final int bodyBytesMax;
    private final int length;

    FrameReader(ByteBuffer in, int bodyBytesMax) {
        this.in = in;
        this.bodyBytesMax = bodyBytesMax;
        this.length = in.remaining();
    }

    Frame read() throws MalformedFrameException {
        readVersion();
        return readKind();
    }

    /// A [Frame.Data] without its body, which is to have so many bytes.
    Frame.Data readHead(int bodyBytes) throws MalformedFrameException {
        readVersion();
        byte kind = in.get();
        if (kind != DATA) {
            throw new MalformedFrameException(
                    "frame of kind %d in parts; only those of kind %d come in parts"
                            .formatted(kind & 0xff, DATA));
        }
        return readData(bodyBytes, false);
    }

    private void readVersion() throws MalformedFrameException {
        if (length < ADDRESSED_BYTES) {
            throw new MalformedFrameException(
                    "%d bytes left; the shortest frame has %d".formatted(length, ADDRESSED_BYTES));
        }
        byte version = in.get();
        if (version != VERSION) {
            throw new MalformedFrameException(
                    "format version %d; this host reads version %d"
                            .formatted(version & 0xff, VERSION));
        }
    }

    private Frame readKind() throws MalformedFrameException {
        byte kind = in.get();
        return switch (kind) {
            case DATA -> readData(length - HEADER_BYTES_MAX, true);
            case ACK -> {
                Head head = head("ACK", ACK_BYTES);
                yield new Frame.Ack(head.source(), in.getInt(), head.destination(), in.getLong());
            }
            case WATCH -> {
                Head head = head("WATCH", WATCH_BYTES);
                yield new Frame.Watch(head.source(), head.destination(), in.getLong());
            }
            case WATCH_ACK -> {
                Head head = head("WATCH_ACK", WATCH_BYTES);
                yield new Frame.WatchAck(head.source(), head.destination(), in.getLong());
            }
            case NOTICE -> {
                Head head = head("NOTICE", WATCH_BYTES);
                yield new Frame.Notice(head.source(), head.destination(), in.getLong());
            }
            case NOTICE_ACK -> {
                Head head = head("NOTICE_ACK", WATCH_BYTES);
                yield new Frame.NoticeAck(head.source(), head.destination(), in.getLong());
            }
            case GONE -> {
                Head head = head("GONE", ADDRESSED_BYTES);
                yield new Frame.Gone(head.source(), head.destination());
            }
            case HERE -> {
                Head head = head("HERE", HERE_BYTES);
                yield new Frame.Here(head.source(), in.getInt(), tid(), head.destination());
            }
            case NOT_HERE -> {
                Head head = head("NOT_HERE", NOT_HERE_BYTES);
                yield new Frame.NotHere(head.source(), tid(), head.destination());
            }
            default ->
                    throw new MalformedFrameException(
                            "frame of kind %d; version %d has the kinds %d..%d"
                                    .formatted(kind & 0xff, VERSION, DATA, NOT_HERE));
        };
    }

    private Frame.Data readData(int bodyBytes, boolean withBody) throws MalformedFrameException {
        if (length < HEADER_BYTES_MAX) {
            throw wrongLength("DATA", "at least " + HEADER_BYTES_MAX);
        }
        Encoding encoding = encoding(in.get());
        reserved("DATA", in.get());
        Tid source = tid();
        Tid destination = tid();
        int incarnation = in.getInt();
        long sequence = in.getLong();
        int tag = in.getInt();
        int context = in.getInt();
        int waitId = in.getInt();
        checkBody(in.getInt(), bodyBytes);
        byte[] bytes = new byte[withBody ? bodyBytes : 0];
        in.get(bytes);
        Body body = Body.of(encoding, bytes);
        return new Frame.Data(
                source, incarnation, destination, sequence, tag, context, waitId, body);
    }

    private void checkBody(int announced, int there) throws MalformedFrameException {
        if (announced != there || there < 0) {
            throw new MalformedFrameException(
                    "DATA frame that announces a body of %,d bytes but has %,d"
                            .formatted(announced, there));
        }
        if (announced > bodyBytesMax) {
            throw new MalformedFrameException(
                    "DATA frame with a body of %,d bytes; this host takes at most %,d"
                            .formatted(announced, bodyBytesMax));
        }
    }

    private record Head(Tid source, Tid destination) {}

    private Head head(String kind, int expected) throws MalformedFrameException {
        if (length != expected) {
            throw wrongLength(kind, "exactly " + expected);
        }
        reserved(kind, in.get());
        reserved(kind, in.get());
        return new Head(tid(), tid());
    }

    private MalformedFrameException wrongLength(String kind, String right) {
        return new MalformedFrameException(
                "%s frame of %,d bytes; it has %s".formatted(kind, length, right));
    }

    private static void reserved(String kind, byte found) throws MalformedFrameException {
        if (found != 0) {
            throw new MalformedFrameException(
                    "%s frame with %d in a reserved byte; version %d has 0 there"
                            .formatted(kind, found & 0xff, VERSION));
        }
    }

    private Tid tid() {
        return new Tid(in.getInt());
    }

    private static Encoding encoding(byte code) throws MalformedFrameException {
        return switch (code) {
            case 0 -> Encoding.DEFAULT;
            case 1 -> Encoding.RAW;
            case 2 -> Encoding.IN_PLACE;
            case 3 -> Encoding.TRACE;
            default ->
                    throw new MalformedFrameException(
                            "DATA frame with encoding %d; it is %s"
                                    .formatted(
                                            code & 0xff,
                                            "0 (default), 1 (raw), 2 (in place) or 3 (trace)"));
        };
    }
}
