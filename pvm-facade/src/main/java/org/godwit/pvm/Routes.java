package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.message.PackBuffer;
import org.godwit.message.UnpackBuffer;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Direct links between tasks, as far as a program is told of them. Messages take the same way with
/// and without one; a link begins with the first message that is sent under PvmRouteDirect and ends
/// with the other task.
final class Routes {

    private static final int NO_DESCRIPTOR = -1;
    private static final int FOR_EVER = -1;

    private record Closing(int peer, int tag, int context) {}

    /// Who wants to hear of new links.
    private record Opening(int tag, int context, int left) {}

    private final TaskSession session;
    private final Set<Integer> open = new LinkedHashSet<>();
    private final Set<Closing> closings = new LinkedHashSet<>();
    private final List<Opening> openings = new ArrayList<>();

    Routes(TaskSession session) {
        this.session = session;
    }

    /// A message is sent to a task.
    void used(int tid) {
        boolean direct = session.options.get(Pvm.PvmRoute).orElse(0) == Pvm.PvmRouteDirect;
        if (!direct || tid == session.self() || !open.add(tid)) {
            return;
        }
        for (Opening asked : List.copyOf(openings)) {
            session.inbox.deliver(
                    notice(asked.tag(), asked.context(), tid, Math.floorMod(tid, Short.MAX_VALUE)));
            openings.remove(asked);
            if (asked.left() != 1) {
                int left = asked.left() == FOR_EVER ? FOR_EVER : asked.left() - 1;
                openings.add(new Opening(asked.tag(), asked.context(), left));
            }
        }
    }

    /// PvmRouteAdd; 0 forgets the request.
    int tellOpened(int tag, int count) {
        openings.removeIf(o -> o.tag() == tag && o.context() == session.context);
        if (count != 0) {
            openings.add(new Opening(tag, session.context, Math.max(count, FOR_EVER)));
        }
        return Pvm.PvmOk;
    }

    /// PvmRouteDelete: told at once where there is no link, and when it is cancelled.
    int tellClosed(int tag, int[] tids, boolean cancel) {
        if (!Arrays.stream(tids).allMatch(Numbers::isTask)) {
            return Pvm.PvmBadParam;
        }
        for (int tid : tids) {
            Closing closing = new Closing(tid, tag, session.context);
            if (cancel && closings.contains(closing)) {
                session.port.cancelNotify(new Tid(tid), tid, tag, session.context);
            } else if (open.contains(tid) && !cancel) {
                closings.add(closing);
                session.port.notifyTaskExit(new Tid(tid), tag, session.context);
            } else {
                session.inbox.deliver(notice(tag, session.context, tid, NO_DESCRIPTOR));
            }
        }
        return Pvm.PvmOk;
    }

    /// The end of a task that was asked for as the end of a link to it says so in its own form.
    Message told(Message m) {
        if (closings.isEmpty() || !m.source().equals(Tid.DAEMON)) {
            return m;
        }
        int[] peer = new int[1];
        new UnpackBuffer(m.body()).unpackInts(peer, 0, 1, 1);
        if (!closings.contains(new Closing(peer[0], m.tag(), m.context()))) {
            return m;
        }
        open.remove(peer[0]);
        return notice(m.tag(), m.context(), peer[0], NO_DESCRIPTOR);
    }

    private Message notice(int tag, int context, int tid, int descriptor) {
        PackBuffer packed = new PackBuffer(Encoding.DEFAULT);
        packed.packInts(new int[] {tid, descriptor}, 0, 2, 1);
        Body body = packed.body();
        return new Message(Tid.DAEMON, new Tid(session.self()), tag, context, 0, body);
    }
}
