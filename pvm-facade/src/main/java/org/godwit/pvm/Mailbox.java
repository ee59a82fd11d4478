package org.godwit.pvm;

import org.godwit.mailbox.MailboxAnswer;
import org.godwit.mailbox.MailboxAnswer.ClassLine;
import org.godwit.mailbox.MailboxAnswer.EntryLine;
import org.godwit.mailbox.MailboxFlags;
import org.godwit.mailbox.MailboxRequest;
import org.godwit.mailbox.MailboxServer;
import org.godwit.mailbox.StoredMessage;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.message.PackBuffer;
import org.godwit.message.PackResult;
import org.godwit.message.UnpackBuffer;
import org.godwit.port.MessageTooLarge;
import org.godwit.service.PlainReader;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// The mailbox and contexts as one task uses them. Every call asks the service once.
final class Mailbox {

    private static final int NO_INDEX = -1;

    private final TaskSession session;

    /// Where this task's entry among those that a reset spares is.
    private int noResetIndex = NO_INDEX;

    Mailbox(TaskSession session) {
        this.session = session;
    }

    /// pvm_putinfo.
    int put(@Nullable String name, int id, int flags) {
        if (isMissing(name)) {
            return Pvm.PvmBadParam;
        }
        MessageBuffer buffer = session.buffers.get(id);
        if (buffer == null) {
            return Pvm.PvmNoSuchBuf;
        }
        StoredMessage copy =
                new StoredMessage(
                        buffer.tag,
                        buffer.context,
                        buffer.waitId,
                        buffer.source,
                        buffer.destination,
                        buffer.body());
        return number(new MailboxRequest.Put(text(name), flags, copy));
    }

    /// pvm_recvinfo.
    int receive(@Nullable String name, int index, int flags) {
        if (isMissing(name) || index < 0) {
            return Pvm.PvmBadParam;
        }
        return switch (ask(new MailboxRequest.Receive(text(name), index, flags))) {
            case MailboxAnswer.Found found ->
                    session.buffers.deliver(MessageBuffer.of(unfolded(found.message())));
            case MailboxAnswer.Refused refused -> nothing(codeOf(refused.reason()));
            case MailboxAnswer.Done _, MailboxAnswer.Listed _ -> Pvm.PvmDSysErr;
        };
    }

    /// As in PVM the answer that says so has become the active receive buffer.
    private int nothing(int code) {
        session.buffers.deliver(MessageBuffer.of(unfolded(fromHere(Body.EMPTY))));
        return code;
    }

    private static Message unfolded(StoredMessage m) {
        return new Message(
                new Tid(m.source()),
                new Tid(m.destination()),
                m.tag(),
                m.context(),
                m.waitId(),
                m.body());
    }

    /// pvm_delinfo and pvm_delete.
    int delete(@Nullable String name, int index) {
        if (isMissing(name) || index < 0) {
            return Pvm.PvmBadParam;
        }
        return number(new MailboxRequest.Delete(text(name), index));
    }

    /// pvm_getmboxinfo.
    int list(
            @Nullable String pattern,
            int @Nullable [] count,
            PvmMboxInfo @Nullable [] @Nullable [] out) {
        if (Numbers.noRoom(count) || Numbers.noRoom(out)) {
            return Pvm.PvmBadParam;
        }
        return switch (ask(new MailboxRequest.Listing(text(pattern)))) {
            case MailboxAnswer.Listed(List<ClassLine> classes) -> {
                Numbers.store(count, classes.size());
                if (out != null) {
                    out[0] = classes.stream().map(Mailbox::line).toArray(PvmMboxInfo[]::new);
                }
                yield Pvm.PvmOk;
            }
            case MailboxAnswer.Refused refused -> codeOf(refused.reason());
            case MailboxAnswer.Done _, MailboxAnswer.Found _ -> Pvm.PvmDSysErr;
        };
    }

    private static PvmMboxInfo line(ClassLine line) {
        List<EntryLine> entries = line.entries();
        return new PvmMboxInfo(
                line.name(),
                entries.size(),
                entries.stream().mapToInt(EntryLine::index).toArray(),
                entries.stream().mapToInt(e -> e.owner().value()).toArray(),
                entries.stream().mapToInt(EntryLine::flags).toArray());
    }

    /// pvm_insert: an entry of one int, where none is.
    int insert(@Nullable String name, int index, int data) {
        if (isMissing(name) || index < -1) {
            return Pvm.PvmBadParam;
        }
        PackBuffer packed = new PackBuffer(Encoding.DEFAULT);
        packed.packInts(new int[] {data}, 0, 1, 1);
        return number(new MailboxRequest.Insert(text(name), index, fromHere(packed.body())));
    }

    private StoredMessage fromHere(Body body) {
        return new StoredMessage(0, 0, 0, session.self(), 0, body);
    }

    /// pvm_lookup: the int of an entry. An entry without one leaves `data` alone, but is found.
    int look(@Nullable String name, int index, int @Nullable [] data) {
        if (isMissing(name) || index < -1 || Numbers.noRoom(data)) {
            return Pvm.PvmBadParam;
        }
        MailboxRequest.Receive request =
                index == -1
                        ? new MailboxRequest.Receive(text(name), 0, MailboxFlags.FIRST_AVAILABLE)
                        : new MailboxRequest.Receive(text(name), index, 0);
        return switch (ask(request)) {
            case MailboxAnswer.Found(int at, StoredMessage message) -> {
                int[] found = new int[1];
                var in = new UnpackBuffer(message.body());
                if (in.unpackInts(found, 0, 1, 1) == PackResult.OK) {
                    Numbers.store(data, found[0]);
                } else {
                    session.errors.fail("pvm_upkint", Pvm.PvmNoData);
                }
                yield at;
            }
            case MailboxAnswer.Refused refused -> codeOf(refused.reason());
            case MailboxAnswer.Done _, MailboxAnswer.Listed _ -> Pvm.PvmDSysErr;
        };
    }

    /// pvm_newcontext.
    int newContext() {
        return number(new MailboxRequest.NewContext());
    }

    /// pvm_freecontext. As in PVM, to free number 0 is to ask for a new one.
    int freeContext(int context) {
        return context == 0 ? newContext() : number(new MailboxRequest.FreeContext(context));
    }

    /// pvm_getnoresets.
    int noResets(int @Nullable [] @Nullable [] tids, int @Nullable [] count) {
        PvmMboxInfo[][] classes = new PvmMboxInfo[1][];
        if (Numbers.noRoom(tids) || Numbers.noRoom(count)) {
            return Pvm.PvmBadParam;
        }
        int answer = list(Pvm.PVMNORESETCLASS, null, classes);
        if (answer < 0) {
            return answer;
        }
        int[] owners = new int[0];
        for (PvmMboxInfo each : classes[0] == null ? new PvmMboxInfo[0] : classes[0]) {
            owners = each.mi_name().equals(Pvm.PVMNORESETCLASS) ? each.mi_owners() : owners;
        }
        Numbers.store(count, owners.length);
        if (tids != null) {
            tids[0] = owners;
        }
        return Pvm.PvmOk;
    }

    /// Whether the console's reset spares this task (option PvmNoReset): 1 or 0.
    int noReset() {
        return noResetIndex == NO_INDEX ? 0 : 1;
    }

    /// Has the console's reset spare this task, or no longer. The old value or an error.
    int noReset(boolean spared) {
        int old = noReset();
        if (spared == (old == 1)) {
            return old;
        }
        if (spared) {
            int index =
                    number(
                            new MailboxRequest.Put(
                                    Pvm.PVMNORESETCLASS,
                                    MailboxFlags.MULTI_INSTANCE,
                                    fromHere(Body.EMPTY)));
            noResetIndex = Math.max(index, NO_INDEX);
            return index < 0 ? index : old;
        }
        int answer = number(new MailboxRequest.Delete(Pvm.PVMNORESETCLASS, noResetIndex));
        noResetIndex = NO_INDEX;
        return answer == Pvm.PvmNotFound || answer >= 0 ? old : answer;
    }

    private static boolean isMissing(@Nullable String name) {
        return text(name).isEmpty();
    }

    /// A string as C sees it: it ends at its first NUL.
    private static String text(@Nullable String s) {
        if (s == null) {
            return "";
        }
        int end = s.indexOf('\0');
        return end < 0 ? s : s.substring(0, end);
    }

    /// For requests whose answer is a number.
    private int number(MailboxRequest request) {
        return switch (ask(request)) {
            case MailboxAnswer.Done(int number) -> number;
            case MailboxAnswer.Refused(MailboxAnswer.Reason reason) -> codeOf(reason);
            case MailboxAnswer.Found _, MailboxAnswer.Listed _ -> Pvm.PvmDSysErr;
        };
    }

    private MailboxAnswer ask(MailboxRequest request) {
        Body body = Body.of(Encoding.RAW, request.toBytes());
        try {
            Body answer = session.services.ask(MailboxServer.PROGRAM, MailboxServer.CONTEXT, body);
            return MailboxAnswer.of(new PlainReader(answer.bytes(), answer.length()));
        } catch (MessageTooLarge e) {
            session.errors.print(String.valueOf(e.getMessage()));
            return new MailboxAnswer.Refused(MailboxAnswer.Reason.NO_MEMORY);
        }
    }

    private static int codeOf(MailboxAnswer.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> Pvm.PvmNotFound;
            case DENIED -> Pvm.PvmDenied;
            case BAD_PARAM -> Pvm.PvmBadParam;
            case NO_MEMORY -> Pvm.PvmNoMem;
            case OUT_OF_RESOURCES -> Pvm.PvmOutOfRes;
        };
    }
}
