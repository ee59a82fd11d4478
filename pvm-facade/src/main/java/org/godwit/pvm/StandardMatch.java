package org.godwit.pvm;

/// How receives choose without a function of the program's own: by source, tag and the current
/// context. A constant, so that it can stand in a capture.
enum StandardMatch implements PvmRecvFunction {
    INSTANCE;

    private static final int ANY = -1;

    /// Contexts from here on belong to the system.
    static final int RESERVED_CONTEXT_MIN = 0x7fff6;

    static final int RESERVED_CONTEXT_MAX = 0x7ffff;

    static boolean isReserved(int context) {
        return context >= RESERVED_CONTEXT_MIN && context <= RESERVED_CONTEXT_MAX;
    }

    static boolean fits(int asked, int found) {
        return asked == ANY || asked == found;
    }

    /// The wildcard does not mean the system's contexts.
    static boolean fitsContext(int asked, int found) {
        return asked == found || (asked == ANY && !isReserved(found));
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
