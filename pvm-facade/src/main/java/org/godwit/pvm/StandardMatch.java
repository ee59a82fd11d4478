package org.godwit.pvm;

import org.godwit.queue.Selector;

/// How receives choose without a function of the program's own: by source, tag and the current
/// context. A constant, so that it can stand in a capture.
enum StandardMatch implements PvmRecvFunction {
    INSTANCE;

    private static final int ANY = -1;

    static boolean fits(int asked, int found) {
        return asked == ANY || asked == found;
    }

    /// The wildcard does not mean the system's contexts.
    static boolean fitsContext(int asked, int found) {
        return asked == found || (asked == ANY && !Selector.isSystem(found));
    }

    @Override
    public int match(int bufid, int tid, int tag) {
        TaskSession session = TaskSession.current();
        MessageBuffer buffer = session == null ? null : session.buffers.get(bufid);
        return session != null && buffer != null && accepts(buffer, tid, tag, session.context)
                ? 1
                : 0;
    }

    static boolean accepts(MessageBuffer buffer, int tid, int tag, int context) {
        return fits(tid, buffer.source)
                && fits(tag, buffer.tag)
                && fitsContext(context, buffer.context);
    }
}
