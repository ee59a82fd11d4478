package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.PackBuffer;
import org.godwit.message.PackResult;
import org.godwit.port.MessageTooLarge;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// pvm_send, pvm_mcast and pvm_psend of one task.
final class Sending {

    private final TaskSession session;

    /// How many destinations of a multicast have got theirs: it goes on from there when the task
    /// was captured while it waited for room.
    private int served;

    Sending(TaskSession session) {
        this.session = session;
    }

    /// A handler begins, which may send itself; what to give back to [#goOn].
    int interrupt() {
        int before = served;
        served = 0;
        return before;
    }

    void goOn(int before) {
        served = before;
    }

    int send(int tid, int tag) {
        if (isBadAddress(tid, tag)) {
            return Pvm.PvmBadParam;
        }
        MessageBuffer buffer = session.buffers.sending();
        if (buffer == null) {
            return Pvm.PvmNoBuf;
        }
        stamp(buffer, tag, tid);
        return transmit(tid, tag, buffer.waitId, buffer.body());
    }

    int multicast(int @Nullable [] tids, int count, int tag) {
        MessageBuffer buffer = session.buffers.sending();
        if (buffer == null) {
            return Pvm.PvmNoBuf;
        }
        if (count < 0 || (count > 0 && (tids == null || tids.length < count))) {
            return Pvm.PvmBadParam;
        }
        int[] asked = tids == null ? new int[0] : Arrays.copyOf(tids, count);
        if (Arrays.stream(asked).anyMatch(t -> isBadAddress(t, tag)) || isBadTag(tag)) {
            return Pvm.PvmBadParam;
        }
        stamp(buffer, tag, 0);
        int self = session.self();
        int[] others = Arrays.stream(asked).distinct().filter(t -> t != self).toArray();
        Body body = buffer.body();
        int answer = Pvm.PvmOk;
        while (served < others.length && answer == Pvm.PvmOk) {
            answer = transmit(others[served], tag, buffer.waitId, body);
            served++;
        }
        served = 0;
        return answer;
    }

    int sendArray(int tid, int tag, @Nullable Object data, int count, int type) {
        int wrong = DataType.check(type, data, count);
        if (wrong != Pvm.PvmOk) {
            return wrong;
        }
        if (isBadAddress(tid, tag)) {
            return session.errors.fail("pvm_send", Pvm.PvmBadParam);
        }
        PackBuffer raw = new PackBuffer(Encoding.RAW);
        PackResult packed = DataType.ofCode(type).orElseThrow().pack(raw, data, count);
        return packed == PackResult.OK ? transmit(tid, tag, 0, raw.body()) : Packing.codeOf(packed);
    }

    private boolean isBadAddress(int tid, int tag) {
        return isBadTag(tag) || (!Numbers.isTask(tid) && !session.options.reservedTids());
    }

    private boolean isBadTag(int tag) {
        return tag < 0 && !session.options.reservedTids();
    }

    private void stamp(MessageBuffer buffer, int tag, int destination) {
        buffer.tag = tag;
        buffer.context = session.context;
        buffer.destination = destination;
    }

    /// What cannot be a task here is dropped like a message to a task that does not exist.
    private int transmit(int tid, int tag, int waitId, Body body) {
        Tid destination = new Tid(tid);
        if (!destination.isTask()) {
            return Pvm.PvmOk;
        }
        try {
            session.port.send(destination, tag, session.context, waitId, body);
            session.routes.used(tid);
            return Pvm.PvmOk;
        } catch (MessageTooLarge e) {
            session.errors.print(String.valueOf(e.getMessage()));
            return Pvm.PvmNoMem;
        }
    }
}
