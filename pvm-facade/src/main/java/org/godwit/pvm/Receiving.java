package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.UnpackBuffer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// The receiving calls of one task and what they tell about messages.
final class Receiving {

    private final TaskSession session;

    Receiving(TaskSession session) {
        this.session = session;
    }

    int receive(int tid, int tag) {
        return deliver(session.inbox.receive(tid, tag));
    }

    int receiveNow(int tid, int tag) {
        return deliver(session.inbox.receiveNow(tid, tag));
    }

    int receiveWithin(int tid, int tag, @Nullable Duration timeout) {
        return timeout == null
                ? receive(tid, tag)
                : deliver(session.inbox.receiveWithin(tid, tag, timeout));
    }

    private int deliver(int found) {
        if (found > 0) {
            return session.buffers.deliver(found);
        }
        session.buffers.deliverNothing();
        return found;
    }

    /// pvm_precv: bytes are taken as the sender laid them out, without conversion.
    int receiveArray(int tid, int tag, @Nullable Object data, int count, int type, Header out) {
        int wrong = DataType.check(type, data, count);
        if (wrong != Pvm.PvmOk) {
            return wrong;
        }
        if (out.hasNoRoom()) {
            return Pvm.PvmBadParam;
        }
        int found = session.inbox.receive(tid, tag);
        if (found < 0) {
            return session.errors.fail("pvm_recv", found);
        }
        MessageBuffer m = session.buffers.existing(found);
        Body body = m.body();
        Body bytes = new Body(Encoding.RAW, body.bytes(), body.length());
        DataType.ofCode(type).orElseThrow().unpack(new UnpackBuffer(bytes), data, count);
        out.store(bytes.length(), m.tag, m.source);
        session.buffers.free(found);
        return Pvm.PvmOk;
    }

    int describe(int id, Header out) {
        MessageBuffer buffer = session.buffers.get(id);
        if (id <= 0 || out.hasNoRoom()) {
            return Pvm.PvmBadParam;
        }
        if (buffer == null) {
            return Pvm.PvmNoSuchBuf;
        }
        out.store(buffer.length(), buffer.tag, buffer.source);
        return Pvm.PvmOk;
    }

    int getHeader(int id, @Nullable PvmMInfo info) {
        MessageBuffer buffer = session.buffers.get(id);
        if (id <= 0 || info == null) {
            return Pvm.PvmBadParam;
        }
        if (buffer == null) {
            return Pvm.PvmNoSuchBuf;
        }
        info.len = buffer.length();
        info.ctx = buffer.context;
        info.tag = buffer.tag;
        info.wid = buffer.waitId;
        info.enc = buffer.signature();
        info.crc = 0;
        info.src = buffer.source;
        info.dst = buffer.destination;
        return Pvm.PvmOk;
    }

    int setHeader(int id, @Nullable PvmMInfo info) {
        MessageBuffer buffer = session.buffers.get(id);
        if (id <= 0 || info == null) {
            return Pvm.PvmBadParam;
        }
        if (buffer == null) {
            return Pvm.PvmNoSuchBuf;
        }
        buffer.context = info.ctx;
        buffer.tag = info.tag;
        buffer.waitId = info.wid;
        buffer.source = info.src;
        buffer.destination = info.dst;
        return Pvm.PvmOk;
    }

    /// Where a call stores length, tag and source of a message; any may be missing.
    @SuppressWarnings("ArrayRecordComponent") // out arguments, compared by nobody
    record Header(int @Nullable [] bytes, int @Nullable [] tag, int @Nullable [] tid) {

        boolean hasNoRoom() {
            return Numbers.noRoom(bytes) || Numbers.noRoom(tag) || Numbers.noRoom(tid);
        }

        void store(int messageBytes, int messageTag, int source) {
            Numbers.store(bytes, messageBytes);
            Numbers.store(tag, messageTag);
            Numbers.store(tid, source);
        }
    }
}
