package org.godwit.pvm;

import org.godwit.message.Message;
import org.godwit.queue.Selector;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How one task finds its messages. As long as source, tag and context decide, the queue behind the
/// port looks for them. With message handlers or a match function of the program, or in the context
/// that receives from all, the messages are *pulled*: taken from the port in order of arrival,
/// given to their handlers and else kept here, in the task's own list, which is always looked at
/// first.
///
/// A call that is captured while it waits begins anew, so what it has judged is marked in the
/// messages.
final class Inbox {

    /// A message's rank for a receive: below 0 an error, 0 no, 1 take it at once, more a rank.
    private interface Judge {
        int judge(int id, MessageBuffer m);
    }

    private static final int NONE = 0;
    private static final int AT_ONCE = 1;

    final Handlers handlers = new Handlers();
    private final TaskSession session;
    private @Nullable PvmRecvFunction function;

    /// A handler or the match function runs: no other handler does until it is through.
    private boolean inProgram;

    /// What earlier waits of a timed receive took, in nanoseconds, should it begin anew.
    private long nanosWaited;

    Inbox(TaskSession session) {
        this.session = session;
    }

    /// pvm_recvf: the function until now.
    PvmRecvFunction replace(@Nullable PvmRecvFunction next) {
        PvmRecvFunction old = function;
        function = next == StandardMatch.INSTANCE ? null : next;
        return old == null ? StandardMatch.INSTANCE : old;
    }

    /// pvm_addmhf. What has come before is not the handler's.
    int add(int source, int tag, int context, @Nullable PvmMessageHandler handler) {
        if (!inProgram) {
            pull();
        }
        return handlers.add(source, tag, context, handler);
    }

    /// pvm_delmhf. An id that no handler ever had makes it say what PVM says.
    int remove(int id) {
        int answer = handlers.remove(id);
        if (answer >= 0) {
            return answer;
        }
        String call = handlers.isUnheardOf(id) ? "(mhid >= ndhandles) pvm_delmhf" : "pvm_delmhf";
        return session.errors.fail(call, answer);
    }

    /// Runs handlers of messages that have come. Every call that reaches the virtual machine begins
    /// with this.
    void pump() {
        if (handlers.any() && !inProgram) {
            pull();
        }
    }

    /// Takes in a message that came from nowhere but here.
    void deliver(Message m) {
        accept(m);
    }

    private boolean isPulling() {
        return (handlers.any() || function != null) && !Selector.isSystem(session.context);
    }

    private void pull() {
        Optional<Message> next = session.deliveries.receiveNow(Selector.ORDINARY);
        while (next.isPresent()) {
            accept(next.get());
            next = session.deliveries.receiveNow(Selector.ORDINARY);
        }
    }

    private void accept(Message m) {
        int id = session.buffers.arrived(m);
        MessageBuffer buffer = session.buffers.existing(id);
        Optional<PvmMessageHandler> handler = inProgram ? Optional.empty() : handlers.of(buffer);
        if (handler.isPresent()) {
            handle(handler.get(), id, buffer.context);
        } else {
            session.buffers.keep(id);
        }
    }

    private void handle(PvmMessageHandler handler, int id, int context) {
        BufferTable buffers = session.buffers;
        int sendId = buffers.setSend(NONE);
        int receiveId = buffers.setReceive(id);
        int contextBefore = session.context;
        int served = session.sending.interrupt();
        session.context = context;
        inProgram = true;
        try {
            handler.handle(id);
        } finally {
            inProgram = false;
            session.context = contextBefore;
            session.sending.goOn(served);
            buffers.free(buffers.sendId());
            buffers.free(buffers.receiveId());
            buffers.setSend(sendId);
            buffers.setReceive(receiveId);
        }
    }

    /// The id of the message that a receive takes; waits for it. Negative if the match function
    /// says so.
    int receive(int tid, int tag) {
        return receive(Selector.ofPvm(tid, tag, session.context), judge(tid, tag));
    }

    private int receive(Selector selector, Judge judge) {
        int found = look(judge);
        while (found == NONE) {
            if (isPulling()) {
                accept(session.deliveries.receive(Selector.ORDINARY));
                found = look(judge);
            } else {
                found = session.buffers.arrived(session.deliveries.receive(selector));
            }
        }
        return ended(found);
    }

    /// The id of a message that is there, 0 if there is none.
    int receiveNow(int tid, int tag) {
        int found = look(judge(tid, tag));
        if (found == NONE && !isPulling()) {
            found = id(session.deliveries.receiveNow(Selector.ofPvm(tid, tag, session.context)));
        }
        return ended(found);
    }

    /// The same, waiting for it for a time. It ends when the port says that nothing came in time,
    /// so a repeated run sees what the first one saw.
    int receiveWithin(int tid, int tag, Duration timeout) {
        Judge judge = judge(tid, tag);
        int found = look(judge);
        while (found == NONE) {
            if (!isPulling()) {
                found =
                        id(
                                session.deliveries.receiveWithin(
                                        Selector.ofPvm(tid, tag, session.context), timeout));
                break;
            }
            long before = System.nanoTime();
            Duration left = timeout.minusNanos(nanosWaited);
            Optional<Message> next = session.deliveries.receiveWithin(Selector.ORDINARY, left);
            nanosWaited += System.nanoTime() - before;
            if (next.isEmpty()) {
                break;
            }
            accept(next.get());
            found = look(judge);
        }
        nanosWaited = 0;
        return ended(found);
    }

    private int id(Optional<Message> m) {
        return m.map(session.buffers::arrived).orElse(NONE);
    }

    /// The id of a message that is there and stays, 0 if there is none.
    int probe(int tid, int tag) {
        int found = look(judge(tid, tag));
        if (found == NONE && !isPulling()) {
            found =
                    session.deliveries
                            .probe(Selector.ofPvm(tid, tag, session.context))
                            .map(session.buffers::show)
                            .orElse(NONE);
        }
        return ended(found);
    }

    private int ended(int found) {
        if (!inProgram) {
            session.buffers.kept().forEach(id -> session.buffers.existing(id).judged = false);
        }
        return found;
    }

    /// Judges what has been pulled and not been judged in this call.
    private int look(Judge judge) {
        if (isPulling() && !inProgram) {
            pull();
        }
        int best = NONE;
        int highest = 0;
        for (int id : List.copyOf(session.buffers.kept())) {
            MessageBuffer m = session.buffers.get(id);
            if (m == null || (m.judged && !inProgram)) {
                continue;
            }
            int rank = judge.judge(id, m);
            if (rank < 0) {
                return rank;
            }
            if (rank == AT_ONCE) {
                return id;
            }
            m.judged |= !inProgram;
            if (rank > highest) {
                highest = rank;
                best = id;
            }
        }
        return best;
    }

    private Judge judge(int tid, int tag) {
        PvmRecvFunction asked = function;
        if (asked == null || inProgram || Selector.isSystem(session.context)) {
            return (_, m) -> StandardMatch.accepts(m, tid, tag, session.context) ? AT_ONCE : NONE;
        }
        return (id, _) -> ask(asked, id, tid, tag);
    }

    private int ask(PvmRecvFunction asked, int id, int tid, int tag) {
        inProgram = true;
        boolean answered = false;
        try {
            int rank = asked.match(id, tid, tag);
            answered = true;
            return rank;
        } finally {
            inProgram = false;
            if (!answered) {
                ended(NONE);
            }
        }
    }
}
