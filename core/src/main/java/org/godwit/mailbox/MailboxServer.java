package org.godwit.mailbox;

import org.godwit.mailbox.MailboxAnswer.Reason;
import org.godwit.mailbox.MailboxAnswer.Refused;
import org.godwit.mailbox.MailboxTable.Addressed;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.message.PackResult;
import org.godwit.message.UnpackBuffer;
import org.godwit.port.MessageTooLarge;
import org.godwit.program.StateMachine;
import org.godwit.program.Step;
import org.godwit.program.TaskContext;
import org.godwit.service.MalformedBytesException;
import org.godwit.service.PlainReader;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.List;

/// The service that keeps the mailbox and gives out contexts. Requests and answers are messages in
/// the context [#CONTEXT] with the request's number as their tag; what is no request is dropped.
///
/// It watches every task that has asked it, and forgets what belonged to one that has ended.
public final class MailboxServer implements StateMachine<MailboxState> {

    /// Its name among the programs.
    public static final String PROGRAM = "org.godwit.mailbox.MailboxServer";

    /// The context of requests and answers, PVM's for questions to daemons.
    public static final int CONTEXT = 0x7fffe;

    private static final int ENDED = 1;

    private final MailboxLimits limits;

    public MailboxServer() {
        this(MailboxLimits.STANDARD);
    }

    MailboxServer(MailboxLimits limits) {
        this.limits = limits;
    }

    /// Whether a task is this service. No listing shows it and nobody ends it.
    public static boolean is(TaskSpec task) {
        return task.program().equals(PROGRAM) && task.parent().isEmpty();
    }

    @Override
    public MailboxState begin(List<String> argv, TaskContext context) {
        return MailboxState.EMPTY;
    }

    @Override
    public Step<MailboxState> receive(MailboxState state, Message message, TaskContext context) {
        if (message.context() != CONTEXT) {
            return Step.stay(state);
        }
        if (message.source().equals(Tid.DAEMON)) {
            return Step.stay(told(state, message.body()));
        }
        return Step.stay(asked(state, message, context));
    }

    private static MailboxState told(MailboxState state, Body notice) {
        int[] ended = new int[1];
        boolean whole = new UnpackBuffer(notice).unpackInts(ended, 0, 1, 1) == PackResult.OK;
        return whole ? state.ended(new Tid(ended[0])) : state;
    }

    private MailboxState asked(MailboxState state, Message message, TaskContext context) {
        Tid client = message.source();
        MailboxRequest request;
        try {
            Body body = message.body();
            request = MailboxRequest.of(new PlainReader(body.bytes(), body.length()));
        } catch (MalformedBytesException _) {
            return state;
        }
        MailboxState.Outcome outcome = state.step(client, message.tag(), request, limits);
        if (!state.clients().knows(client)) {
            context.notifyTaskExit(client, ENDED, CONTEXT);
        }
        outcome.answers().forEach(each -> answer(each, context));
        return outcome.state();
    }

    private static void answer(Addressed each, TaskContext context) {
        try {
            send(each, each.answer(), context);
        } catch (MessageTooLarge _) {
            // a long listing, or an entry from a host whose limit is higher
            send(each, new Refused(Reason.NO_MEMORY), context);
        }
    }

    private static void send(Addressed each, MailboxAnswer answer, TaskContext context) {
        Body body = Body.of(Encoding.RAW, answer.toBytes());
        context.send(each.client(), each.number(), CONTEXT, 0, body);
    }

    @Override
    public byte[] save(MailboxState state) {
        return state.toBytes();
    }

    @Override
    public MailboxState load(byte[] bytes) {
        return MailboxState.of(bytes);
    }
}
