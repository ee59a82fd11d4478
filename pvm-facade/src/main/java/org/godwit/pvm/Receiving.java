package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.message.UnpackBuffer;
import org.godwit.queue.Selector;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/// The receiving calls of one task and what they tell about messages.
final class Receiving {

    private final TaskSession session;

    Receiving(TaskSession session) {
        this.session = session;
    }

    private Selector selector(int tid, int tag) {
        return Selector.ofPvm(tid, tag, session.context);
    }

    int receive(int tid, int tag) {
        return session.buffers.deliver(session.port.receive(selector(tid, tag)));
    }

    int receiveNow(int tid, int tag) {
        return deliver(session.port.receiveNow(selector(tid, tag)));
    }

    int receiveWithin(int tid, int tag, @Nullable Duration timeout) {
        return timeout == null
                ? receive(tid, tag)
                : deliver(session.port.receiveWithin(selector(tid, tag), timeout));
    }

    private int deliver(Optional<Message> found) {
        return found.isPresent()
                ? session.buffers.deliver(found.get())
                : session.buffers.deliverNothing();
    }

    int probe(int tid, int tag) {
        Optional<Message> found = session.port.probe(selector(tid, tag));
        return found.isPresent() ? session.buffers.show(found.get()) : 0;
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
        Message m = session.port.receive(selector(tid, tag));
        session.buffers.forget(m);
        Body bytes = new Body(Encoding.RAW, m.body().bytes(), m.body().length());
        DataType.ofCode(type).orElseThrow().unpack(new UnpackBuffer(bytes), data, count);
        out.store(bytes.length(), m.tag(), m.source().value());
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
