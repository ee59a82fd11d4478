package org.godwit.pvm;

import org.godwit.continuation.CaptureSignal;
import org.godwit.group.FrozenGroup;
import org.godwit.group.GroupAnswer;
import org.godwit.group.GroupError;
import org.godwit.group.GroupMessages;
import org.godwit.group.GroupRequest;
import org.godwit.group.GroupServer;
import org.godwit.message.Message;
import org.godwit.port.MessageTooLarge;
import org.godwit.port.TaskUnwound;
import org.godwit.queue.Selector;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/// What one task asks the group server and what it exchanges with other members.
///
/// A call that is captured while it waits is made again elsewhere; its [CallMemory] knows how far
/// it was. A request is marked as sent in the same breath in which the port takes it.
final class GroupTalk {

    /// Answers of the group server, and the notice of its end.
    private static final Selector ANSWERS =
            new Selector(
                    Optional.empty(),
                    OptionalInt.of(GroupServer.ANSWER),
                    OptionalInt.of(GroupServer.CONTEXT));

    private final TaskSession session;
    private final Map<String, FrozenGroup> frozen = new HashMap<>();
    private @Nullable Tid server;
    private @Nullable CallMemory memory;

    /// The number of the last request that was sent, and whether its answer is to come.
    private int number;

    private boolean awaiting;

    GroupTalk(TaskSession session) {
        this.session = session;
    }

    /// Makes a call, or goes on with it.
    int call(IntSupplier body) {
        memory().got = 0;
        try {
            int answer = body.getAsInt();
            forget();
            return answer;
        } catch (CaptureSignal | TaskUnwound goesOnElsewhere) {
            throw goesOnElsewhere;
        } catch (Refusal refused) {
            forget();
            return refused.code;
        } catch (Throwable t) {
            forget();
            throw t;
        }
    }

    /// The memory of the call that is being made.
    CallMemory memory() {
        CallMemory now = memory == null ? new CallMemory() : memory;
        memory = now;
        return now;
    }

    private void forget() {
        memory = null;
        awaiting = false;
    }

    /// Runs code of the program in the middle of a call: what it calls is not this call made again.
    void aside(Runnable code) {
        CallMemory mine = memory;
        memory = null;
        try {
            code.run();
        } finally {
            memory = mine;
        }
    }

    /// The answer to a request, waited for if need be.
    ///
    /// @throws Refusal if it is no
    GroupAnswer ask(GroupRequest request) {
        CallMemory now = memory();
        if (now.got == now.answers.size()) {
            now.answers.add(answer(request));
        }
        GroupAnswer answer = now.answers.get(now.got);
        now.got++;
        if (answer instanceof GroupAnswer.Refused(var error)) {
            throw new Refusal(codeOf(error));
        }
        return answer;
    }

    int number(GroupRequest request) {
        return ((GroupAnswer.Number) ask(request)).value();
    }

    private GroupAnswer answer(GroupRequest request) {
        FrozenGroup known = frozen.get(request.group());
        Optional<GroupAnswer> own =
                known == null ? Optional.empty() : known.answer(self(), request);
        if (own.isPresent()) {
            return own.get();
        }
        while (true) {
            if (!awaiting) {
                send(server(), request);
                awaiting = true;
            }
            Message m = session.port.receive(ANSWERS);
            if (m.source().equals(Tid.DAEMON)) {
                server = null; // it has been killed: a new one is asked, which knows no groups
                awaiting = false;
            } else if (m.waitId() == number) {
                awaiting = false;
                return GroupMessages.answer(m);
            }
        }
    }

    private void send(Tid to, GroupRequest request) {
        int next = number + 1;
        try {
            session.port.send(
                    to,
                    GroupMessages.tag(request),
                    GroupServer.CONTEXT,
                    next,
                    GroupMessages.body(request));
        } catch (MessageTooLarge e) {
            session.errors.print(String.valueOf(e.getMessage()));
            throw new Refusal(Pvm.PvmNoMem);
        }
        number = next;
    }

    private Tid server() {
        if (server == null) {
            Tid found = session.port.service(GroupServer.PROGRAM);
            session.port.notifyTaskExit(found, GroupServer.ANSWER, GroupServer.CONTEXT);
            server = found;
        }
        return server;
    }

    Tid self() {
        return session.port.spec().tid();
    }

    /// From now on the members are known here.
    void froze(String group, GroupAnswer.Members members) {
        frozen.put(group, FrozenGroup.of(members));
    }

    void left(String group) {
        frozen.remove(group);
    }

    /// Sends data of a collective call; what is too large is sent as the error that it is.
    int send(Tid to, int tag, Parcel parcel) {
        try {
            session.port.send(to, tag, GroupServer.CONTEXT, 0, parcel.body());
            return Pvm.PvmOk;
        } catch (MessageTooLarge e) {
            session.errors.print(String.valueOf(e.getMessage()));
            session.port.send(to, tag, GroupServer.CONTEXT, 0, Parcel.failed(Pvm.PvmNoMem).body());
            return Pvm.PvmNoMem;
        }
    }

    Parcel receive(Tid from, int tag) {
        return Parcel.of(session.port.receive(selector(from, tag)).body());
    }

    private static Selector selector(Tid from, int tag) {
        return new Selector(
                Optional.of(from), OptionalInt.of(tag), OptionalInt.of(GroupServer.CONTEXT));
    }

    private static int codeOf(GroupError error) {
        return switch (error) {
            case NO_GROUP -> Pvm.PvmNoGroup;
            case MEMBER_ALREADY, FROZEN_ALREADY -> Pvm.PvmDupGroup;
            case NOT_IN_GROUP -> Pvm.PvmNotInGroup;
            case NO_INSTANCE -> Pvm.PvmNoInst;
            case MISMATCH -> Pvm.PvmMismatch;
        };
    }

    /// Ends a call with an error code.
    static final class Refusal extends RuntimeException {

        final int code;

        Refusal(int code) {
            super("PVM error " + code, null, false, false);
            this.code = code;
        }
    }
}
