package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.PackBuffer;
import org.godwit.message.PackResult;
import org.godwit.message.UnpackBuffer;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Messages inside messages: eight ints of header, then the body in fragments, each behind its
/// length in bytes. A body that [Encoding#IN_PLACE] keeps counts 0 in the header, as in PVM, so
/// that its fragments stay in the outer message.
final class Nesting {

    private static final int HEADER_INTS = 8;

    /// What a fragment of PVM 3.4 needs for headers, in bytes.
    private static final int FRAGMENT_HEADER_BYTES = 48;

    private Nesting() {}

    /// pvm_pkmesg.
    static int pack(TaskSession session, int id) {
        int wrong = check(session, id);
        if (wrong != Pvm.PvmOk) {
            return wrong;
        }
        MessageBuffer inner = session.buffers.existing(id);
        PackBuffer out = session.buffers.existing(session.buffers.sendId()).packer();
        int[] header = {
            inner.length(),
            inner.context,
            inner.tag,
            inner.waitId,
            inner.signature(),
            0,
            inner.source,
            inner.destination
        };
        PackResult packed = out.packInts(header, 0, HEADER_INTS, 1);
        int fragment = session.options.fragmentBytes() - FRAGMENT_HEADER_BYTES;
        Body body = inner.body();
        for (int at = 0; at < body.length() && packed == PackResult.OK; at += fragment) {
            packed = packFragment(out, body, at, Math.min(fragment, body.length() - at));
        }
        return Packing.codeOf(
                body.length() == 0 && inner.hasEmptyPiece()
                        ? packFragment(out, body, 0, 0)
                        : packed);
    }

    private static PackResult packFragment(PackBuffer out, Body body, int at, int bytes) {
        PackResult packed = out.packInts(new int[] {bytes}, 0, 1, 1);
        // an array of its own, because a buffer in place keeps what it is given
        byte[] fragment = Arrays.copyOfRange(body.bytes(), at, at + bytes);
        return packed == PackResult.OK ? out.packBytes(fragment, 0, bytes, 1) : packed;
    }

    /// pvm_pkmesgbody.
    static int packBody(TaskSession session, int id) {
        int wrong = check(session, id);
        if (wrong != Pvm.PvmOk) {
            return wrong;
        }
        MessageBuffer inner = session.buffers.existing(id);
        MessageBuffer outer = session.buffers.existing(session.buffers.sendId());
        return inner.signature() == outer.signature()
                ? Packing.codeOf(outer.packer().append(inner.body()))
                : Pvm.PvmMismatch;
    }

    private static int check(TaskSession session, int id) {
        if (id <= 0 || id == session.buffers.sendId()) {
            return Pvm.PvmBadParam;
        }
        if (session.buffers.get(id) == null) {
            return Pvm.PvmNoSuchBuf;
        }
        return session.buffers.sending() == null ? Pvm.PvmNoBuf : Pvm.PvmOk;
    }

    /// pvm_upkmesg: the id of a new buffer.
    static int unpack(TaskSession session) {
        MessageBuffer outer = session.buffers.receiving();
        if (outer == null) {
            return Pvm.PvmNoBuf;
        }
        UnpackBuffer in = outer.reader();
        if (in == null) {
            return Pvm.PvmBadMsg;
        }
        int[] header = new int[HEADER_INTS];
        if (in.unpackInts(header, 0, HEADER_INTS, 1) != PackResult.OK) {
            return Pvm.PvmNoData;
        }
        if (header[0] < 0) {
            return Pvm.PvmBadMsg;
        }
        var bytes = new ByteArrayOutputStream();
        while (bytes.size() < header[0]) {
            int[] fragment = new int[1];
            if (in.unpackInts(fragment, 0, 1, 1) != PackResult.OK
                    || !readFragment(in, fragment[0], bytes)) {
                return Pvm.PvmNoData;
            }
        }
        return session.buffers.add(nested(header, bytes.toByteArray()));
    }

    private static boolean readFragment(UnpackBuffer in, int bytes, ByteArrayOutputStream out) {
        if (bytes < 0 || bytes > in.remaining()) {
            return false;
        }
        byte[] fragment = new byte[bytes];
        in.unpackBytes(fragment, 0, bytes, 1);
        out.write(fragment, 0, bytes);
        return true;
    }

    private static MessageBuffer nested(int[] header, byte[] body) {
        MessageBuffer buffer =
                MessageBuffer.encodingOf(header[4])
                        .map(e -> MessageBuffer.of(Body.of(e, body)))
                        .orElseGet(() -> MessageBuffer.foreign(header[4], body));
        buffer.context = header[1];
        buffer.tag = header[2];
        buffer.waitId = header[3];
        buffer.source = header[6];
        buffer.destination = header[7];
        return buffer;
    }
}
