package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.message.PackBuffer;
import org.godwit.task.Tid;

import java.util.Arrays;

/// Notices about direct links between tasks. There are none here that a program could see: nothing
/// is ever added, and who asks about the end of a link is told at once.
final class Routes {

    private static final int NO_DESCRIPTOR = -1;

    private Routes() {}

    /// PvmRouteDelete, also when it is cancelled.
    static int deleted(TaskSession session, int tag, int[] tids) {
        if (!Arrays.stream(tids).allMatch(Numbers::isTask)) {
            return Pvm.PvmBadParam;
        }
        for (int tid : tids) {
            PackBuffer body = new PackBuffer(Encoding.DEFAULT);
            body.packInts(new int[] {tid, NO_DESCRIPTOR}, 0, 2, 1);
            session.inbox.deliver(notice(session, tag, body.body()));
        }
        return Pvm.PvmOk;
    }

    private static Message notice(TaskSession session, int tag, Body body) {
        return new Message(Tid.DAEMON, new Tid(session.self()), tag, session.context, 0, body);
    }
}
