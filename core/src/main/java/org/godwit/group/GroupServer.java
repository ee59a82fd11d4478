package org.godwit.group;

import org.godwit.message.Message;
import org.godwit.message.UnpackBuffer;
import org.godwit.program.StateMachine;
import org.godwit.program.Step;
import org.godwit.program.TaskContext;
import org.godwit.task.Tid;

import java.util.List;
import java.util.Optional;

/// The group server: the task that keeps the groups of a virtual machine. Tasks find it with
/// [org.godwit.port.TaskPort#service] and [#PROGRAM]. What it knows is its journaled state, so
/// groups survive the move and the crash of its host; it takes each request once, since messages
/// come once.
///
/// All its messages are in [#CONTEXT]. A request carries its number as wait id, and the answer,
/// whose tag is [#ANSWER], carries it back (see [GroupMessages]). It never ends by itself.
public final class GroupServer implements StateMachine<GroupTable> {

    /// The name to ask for.
    public static final String PROGRAM = "pvmgs";

    /// The context of requests, answers and the data of collective calls.
    public static final int CONTEXT = 0x7fffc;

    /// The tag of answers; no program's, whose tags are 0 or more.
    public static final int ANSWER = -1;

    /// The tag of notices about members that have ended; no request's.
    private static final int MEMBER_ENDED = 0;

    public GroupServer() {}

    @Override
    public GroupTable begin(List<String> argv, TaskContext context) {
        return new GroupTable();
    }

    /// What is not in its context or no request is ignored.
    @Override
    public Step<GroupTable> receive(GroupTable table, Message message, TaskContext context) {
        if (message.context() == CONTEXT) {
            if (message.source().equals(Tid.DAEMON)) {
                ended(table, message, context);
            } else {
                GroupMessages.request(message)
                        .ifPresent(request -> take(table, message, request, context));
            }
        }
        return Step.stay(table);
    }

    private static void take(
            GroupTable table, Message message, GroupRequest request, TaskContext context) {
        Tid from = message.source();
        send(table.take(from, message.waitId(), request), context);
        if (table.beginsToWatch(from, request)) {
            context.notifyTaskExit(from, MEMBER_ENDED, CONTEXT);
        }
    }

    private static void ended(GroupTable table, Message notice, TaskContext context) {
        Optional<Tid> task = Ints.next(new UnpackBuffer(notice.body())).map(Tid::new);
        task.ifPresent(gone -> send(table.ended(gone), context));
    }

    private static void send(List<GroupReply> replies, TaskContext context) {
        for (GroupReply r : replies) {
            context.send(r.to(), ANSWER, CONTEXT, r.number(), GroupMessages.body(r.answer()));
        }
    }

    @Override
    public byte[] save(GroupTable table) {
        return TableForm.write(table);
    }

    @Override
    public GroupTable load(byte[] bytes) {
        return TableForm.read(bytes);
    }
}
