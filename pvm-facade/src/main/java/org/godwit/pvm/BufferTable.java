package org.godwit.pvm;

import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.port.TaskPort;
import org.godwit.queue.Selector;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// A task's buffers under small ids, of which the last freed is the first reused. 0 means none.
final class BufferTable {

    private static final int NONE = 0;

    private final TaskPort port;
    private final List<@Nullable MessageBuffer> slots = new ArrayList<>();
    private final Deque<Integer> freed = new ArrayDeque<>();

    /// Ids of messages that were probed and still wait in the queue; hardly ever more than one.
    private final List<Integer> probed = new ArrayList<>();

    /// Ids of messages that were taken from the port and not received yet, in order of arrival.
    private final List<Integer> kept = new ArrayList<>();

    private int sendId = NONE;
    private int receiveId = NONE;

    BufferTable(TaskPort port) {
        this.port = port;
    }

    int sendId() {
        return sendId;
    }

    int receiveId() {
        return receiveId;
    }

    /// The buffer of this id, null if there is none.
    @Nullable MessageBuffer get(int id) {
        return id > 0 && id <= slots.size() ? slots.get(id - 1) : null;
    }

    /// The active send buffer, null if there is none.
    @Nullable MessageBuffer sending() {
        return get(sendId);
    }

    /// The active receive buffer, null if there is none.
    @Nullable MessageBuffer receiving() {
        return get(receiveId);
    }

    /// The buffer of an id that there is.
    MessageBuffer existing(int id) {
        return Objects.requireNonNull(get(id));
    }

    int add(MessageBuffer buffer) {
        Integer reused = freed.pollFirst();
        if (reused != null) {
            slots.set(reused - 1, buffer);
            return reused;
        }
        slots.add(buffer);
        return slots.size();
    }

    private void remove(int id) {
        slots.set(id - 1, null);
        probed.remove((Object) id);
        kept.remove((Object) id);
        freed.addFirst(id);
        sendId = sendId == id ? NONE : sendId;
        receiveId = receiveId == id ? NONE : receiveId;
    }

    /// pvm_mkbuf.
    int make(int encoding) {
        return switch (encoding) {
            case Pvm.PvmDataDefault -> make(Encoding.DEFAULT);
            case Pvm.PvmDataRaw -> make(Encoding.RAW);
            case Pvm.PvmDataInPlace -> make(Encoding.IN_PLACE);
            case Pvm.PvmDataTrace -> make(Encoding.TRACE);
            default -> Pvm.PvmBadParam;
        };
    }

    private int make(Encoding encoding) {
        return add(MessageBuffer.made(encoding, port.spec().tid().value()));
    }

    /// pvm_initsend: a new active send buffer instead of the old one, which is freed.
    int initSend(int encoding) {
        int made = make(encoding);
        if (made > 0) {
            free(sendId);
            sendId = made;
        }
        return made;
    }

    /// pvm_freebuf. A message that was only probed leaves the queue with its buffer.
    int free(int id) {
        int wrong = check(id);
        if (wrong != Pvm.PvmOk || id == NONE) {
            return wrong;
        }
        MessageBuffer buffer = get(id);
        Message waiting = buffer == null ? null : buffer.queued;
        remove(id);
        if (waiting != null && !port.hasExited()) {
            // It is the earliest of its source, tag and context, or it would not have been found.
            port.receiveNow(
                    new Selector(
                            Optional.of(waiting.source()),
                            OptionalInt.of(waiting.tag()),
                            OptionalInt.of(waiting.context())));
        }
        return Pvm.PvmOk;
    }

    private int check(int id) {
        if (id < 0) {
            return Pvm.PvmBadParam;
        }
        return id != NONE && get(id) == null ? Pvm.PvmNoSuchBuf : Pvm.PvmOk;
    }

    /// pvm_setsbuf: the previous id.
    int setSend(int id) {
        int wrong = check(id);
        if (wrong != Pvm.PvmOk) {
            return wrong;
        }
        int previous = sendId;
        receiveId = receiveId == id ? NONE : receiveId;
        sendId = id;
        return previous;
    }

    /// pvm_setrbuf: the previous id.
    int setReceive(int id) {
        int wrong = check(id);
        if (wrong != Pvm.PvmOk) {
            return wrong;
        }
        int previous = receiveId;
        sendId = sendId == id ? NONE : sendId;
        receiveId = id;
        MessageBuffer buffer = get(id);
        if (buffer != null) {
            buffer.turn();
        }
        return previous;
    }

    /// The id of a message that has left the queue; the same as before if it was probed.
    int arrived(Message m) {
        int id = probedId(m).orElseGet(() -> add(MessageBuffer.of(m)));
        leaveQueue(id);
        return id;
    }

    /// Lets a message wait here instead of in the queue.
    void keep(int id) {
        kept.add(id);
    }

    /// The messages that wait here.
    List<Integer> kept() {
        return kept;
    }

    /// Makes a received message the active receive buffer and frees the previous one.
    int deliver(int id) {
        kept.remove((Object) id);
        return activate(id);
    }

    /// The same for a message that was never in the queue.
    int deliver(MessageBuffer buffer) {
        return activate(add(buffer));
    }

    private int activate(int id) {
        if (id != receiveId) {
            free(receiveId);
            setReceive(id);
        }
        return id;
    }

    /// Frees the active receive buffer, because a receive found nothing.
    int deliverNothing() {
        free(receiveId);
        return NONE;
    }

    /// Gives a message that stays in the queue an id, always the same.
    int show(Message m) {
        return probedId(m)
                .orElseGet(() -> {
                    MessageBuffer buffer = MessageBuffer.of(m);
                    buffer.queued = m;
                    int id = add(buffer);
                    probed.add(id);
                    return id;
                });
    }

    /// Frees what was not received: the queue is gone.
    void dropWaiting() {
        for (int id : List.copyOf(probed)) {
            leaveQueue(id);
            free(id);
        }
        List.copyOf(kept).forEach(this::free);
    }

    private void leaveQueue(int id) {
        MessageBuffer buffer = get(id);
        if (buffer != null) {
            buffer.queued = null;
        }
        probed.remove((Object) id);
    }

    private Optional<Integer> probedId(Message m) {
        for (int id : probed) {
            MessageBuffer buffer = get(id);
            if (buffer != null && m.equals(buffer.queued)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}
