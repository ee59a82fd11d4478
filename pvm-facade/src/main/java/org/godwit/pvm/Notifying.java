package org.godwit.pvm;

import org.godwit.port.TaskPort;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// pvm_notify.
final class Notifying {

    private Notifying() {}

    static int notify(TaskSession session, int what, int tag, int count, int @Nullable [] tids) {
        int kind = what & ~Pvm.PvmNotifyCancel;
        boolean cancel = (what & Pvm.PvmNotifyCancel) != 0;
        boolean badTag = tag < 0 && !session.options.reservedTids();
        return switch (kind) {
            case Pvm.PvmTaskExit, Pvm.PvmHostDelete ->
                    badTag || count < 1 || tids == null || tids.length < count
                            ? Pvm.PvmBadParam
                            : each(session, kind, cancel, tag, Arrays.copyOf(tids, count));
            case Pvm.PvmHostAdd -> {
                if (badTag) {
                    yield Pvm.PvmBadParam;
                }
                session.port.notifyHostAdd(tag, session.context, cancel ? 0 : Math.max(count, -1));
                yield Pvm.PvmOk;
            }
            case Pvm.PvmRouteAdd ->
                    badTag ? Pvm.PvmBadParam : session.routes.tellOpened(tag, cancel ? 0 : count);
            case Pvm.PvmRouteDelete ->
                    badTag || count < 1 || tids == null || tids.length < count
                            ? Pvm.PvmBadParam
                            : session.routes.tellClosed(tag, Arrays.copyOf(tids, count), cancel);
            default -> Pvm.PvmBadParam;
        };
    }

    private static int each(
            TaskSession session, int kind, boolean cancel, int tag, int[] subjects) {
        boolean exit = kind == Pvm.PvmTaskExit;
        if (exit && !Arrays.stream(subjects).allMatch(Numbers::isTask)) {
            return Pvm.PvmBadParam;
        }
        TaskPort port = session.port;
        for (int asked : subjects) {
            Tid subject = new Tid(exit ? asked : asked & Tid.HOST_MASK);
            if (cancel) {
                port.cancelNotify(subject, asked, tag, session.context);
            } else if (exit) {
                port.notifyTaskExit(subject, tag, session.context);
            } else {
                port.notifyHostDelete(subject, asked, tag, session.context);
            }
        }
        return Pvm.PvmOk;
    }
}
