package org.godwit.pvm;

import org.godwit.pvm.Receiving.Header;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Sending, receiving, buffers and contexts. Part of [Pvm]; programs name only that.
///
/// Tags are 0 or more and destinations tids of tasks, else PvmBadParam; PvmResvTids = 1 switches
/// both checks off. A message to a task that does not exist is dropped without an error. -1 is the
/// wildcard for the source and the tag of a receive; a receive sees the current context only.
@SuppressWarnings("MemberName") // the names are PVM's
public abstract sealed class PvmMessages extends PvmUnpacking permits PvmGroups {

    PvmMessages() {}

    /// Sends the active send buffer, which stays as it is. Returns when the message is retained
    /// here; blocks while too much is under way to `tid`. PvmBadParam, PvmNoBuf, PvmNoMem (longer
    /// than the virtual machine allows; System.err says the limit).
    public static int pvm_send(int tid, int tag) {
        return Call.enrolled("pvm_send", s -> s.sending.send(tid, tag));
    }

    /// Sends to each distinct tid of the first `ntask` once, never to the caller itself. PvmNoBuf,
    /// PvmBadParam (nothing is sent then), PvmNoMem.
    public static int pvm_mcast(int @Nullable [] tids, int ntask, int tag) {
        return Call.enrolled("pvm_mcast", s -> s.sending.multicast(tids, ntask, tag));
    }

    /// Sends `len` items of the array `buf` laid out as PvmDataRaw; no buffer is touched.
    /// PvmNotImpl for PVM_STR, PvmBadParam, PvmNoMem.
    public static int pvm_psend(int tid, int tag, @Nullable Object buf, int len, int type) {
        return Call.enrolled("pvm_psend", s -> s.sending.sendArray(tid, tag, buf, len, type));
    }

    /// Waits for a message and makes it the active receive buffer; the previous one is freed. Its
    /// id.
    public static int pvm_recv(int tid, int tag) {
        return Call.enrolled("pvm_recv", s -> s.receiving.receive(tid, tag));
    }

    /// Takes a message that is there; 0 if there is none, and then no receive buffer is active.
    public static int pvm_nrecv(int tid, int tag) {
        return Call.enrolled("pvm_nrecv", s -> s.receiving.receiveNow(tid, tag));
    }

    /// Waits at most `timeout` (null: for ever, zero or negative: not at all); 0 as in
    /// [#pvm_nrecv].
    public static int pvm_trecv(int tid, int tag, @Nullable Duration timeout) {
        return Call.enrolled("pvm_trecv", s -> s.receiving.receiveWithin(tid, tag, timeout));
    }

    /// The id of a message that is there, 0 if there is none. It stays in the queue; receiving it
    /// gives the same id, freeing it takes it out.
    public static int pvm_probe(int tid, int tag) {
        return Call.enrolled("pvm_probe", s -> s.inbox.probe(tid, tag));
    }

    /// Waits for a message and stores at most `len` whole items of it in the array `buf`, without
    /// conversion. `rlen` becomes the length of the whole message in bytes. Out arguments may be
    /// null.
    public static int pvm_precv(
            int tid,
            int tag,
            @Nullable Object buf,
            int len,
            int type,
            int @Nullable [] rtid,
            int @Nullable [] rtag,
            int @Nullable [] rlen) {
        Header out = new Header(rlen, rtag, rtid);
        return Call.enrolled(
                "pvm_precv", s -> s.receiving.receiveArray(tid, tag, buf, len, type, out));
    }

    /// Has a function choose what recv, nrecv, trecv, precv and probe take, among all messages that
    /// have come, of whatever context, instead of source, tag and context; null or the answer of
    /// the first call restores that. What it answers is said in [PvmRecvFunction]; a negative
    /// answer is what the receive returns. Returns the function until now. Outside of any task it
    /// does nothing.
    public static PvmRecvFunction pvm_recvf(@Nullable PvmRecvFunction f) {
        TaskSession session = TaskSession.current();
        return session == null ? StandardMatch.INSTANCE : session.inbox.replace(f);
    }

    /// Has a function get the messages that match, -1 being any, instead of the queue. It runs
    /// within a later call of the task that reaches the virtual machine, for messages that come
    /// after this one. The id of the handler; PvmExists if a message might match another handler,
    /// too (the system has some in context 0x7ffff, so -1 for all three is refused); PvmBadParam
    /// for null.
    public static int pvm_addmhf(int src, int tag, int ctx, @Nullable PvmMessageHandler f) {
        return Call.member("pvm_addmhf", s -> s.inbox.add(src, tag, ctx, f));
    }

    /// Removes a handler. PvmBadParam (negative), PvmNotFound.
    public static int pvm_delmhf(int mhid) {
        return Call.value("pvm_delmhf", s -> s.inbox.remove(mhid));
    }

    /// Length in bytes, tag and source of a buffer. What PvmDataInPlace packed counts 0 before the
    /// send.
    public static int pvm_bufinfo(
            int bufid, int @Nullable [] bytes, int @Nullable [] tag, int @Nullable [] tid) {
        Header out = new Header(bytes, tag, tid);
        return Call.local("pvm_bufinfo", s -> s.receiving.describe(bufid, out));
    }

    /// Fills `info` with the header of a buffer. PvmBadParam, PvmNoSuchBuf.
    public static int pvm_getminfo(int bufid, @Nullable PvmMInfo info) {
        return Call.local("pvm_getminfo", s -> s.receiving.getHeader(bufid, info));
    }

    /// Sets context, tag, wait id, source and destination of a buffer. A send keeps the wait id
    /// only.
    public static int pvm_setminfo(int bufid, @Nullable PvmMInfo info) {
        return Call.local("pvm_setminfo", s -> s.receiving.setHeader(bufid, info));
    }

    /// Makes a new active send buffer and frees the old one. Its id; PvmBadParam for an encoding
    /// that does not exist.
    public static int pvm_initsend(int enc) {
        return Call.local("pvm_initsend", s -> s.initSend(enc));
    }

    /// Makes a buffer that is not active. Its id; PvmBadParam as in [#pvm_initsend].
    public static int pvm_mkbuf(int enc) {
        return Call.local("pvm_mkbuf", s -> s.buffers.make(enc));
    }

    /// Frees a buffer; 0 is none and fine. PvmBadParam, PvmNoSuchBuf.
    public static int pvm_freebuf(int bufid) {
        return Call.local("pvm_freebuf", s -> s.buffers.free(bufid));
    }

    /// The active send buffer, 0 if there is none.
    public static int pvm_getsbuf() {
        return Call.local("pvm_getsbuf", s -> s.buffers.sendId());
    }

    /// The active receive buffer, 0 if there is none.
    public static int pvm_getrbuf() {
        return Call.local("pvm_getrbuf", s -> s.buffers.receiveId());
    }

    /// Makes a buffer (0: none) the active send buffer and returns the previous one, which lives
    /// on.
    public static int pvm_setsbuf(int bufid) {
        return Call.local("pvm_setsbuf", s -> s.buffers.setSend(bufid));
    }

    /// Makes a buffer (0: none) the active receive buffer and returns the previous one, which lives
    /// on. Reading goes on where it stopped.
    public static int pvm_setrbuf(int bufid) {
        return Call.local("pvm_setrbuf", s -> s.buffers.setReceive(bufid));
    }

    /// Switches to a context, any int (-1 receives from all), and returns the previous one.
    public static int pvm_setcontext(int ctx) {
        return Call.value(
                "pvm_setcontext",
                s -> {
                    int old = s.context;
                    s.context = ctx;
                    return old;
                });
    }

    /// The current context, at first 0.
    public static int pvm_getcontext() {
        return Call.value("pvm_getcontext", s -> s.context);
    }
}
