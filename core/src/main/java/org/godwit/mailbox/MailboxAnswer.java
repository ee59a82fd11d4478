package org.godwit.mailbox;

import org.godwit.service.MalformedBytesException;
import org.godwit.service.PlainReader;
import org.godwit.service.PlainWriter;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.List;

/// What the mailbox service answers.
public sealed interface MailboxAnswer {

    /// It is done; an index or the number of a context.
    record Done(int number) implements MailboxAnswer {}

    /// A copy of the message at this index.
    record Found(int index, StoredMessage message) implements MailboxAnswer {}

    /// Classes in the order in which they came into being.
    record Listed(List<ClassLine> classes) implements MailboxAnswer {
        public Listed {
            classes = List.copyOf(classes);
        }
    }

    /// Nothing has changed.
    record Refused(Reason reason) implements MailboxAnswer {}

    /// One class with its entries by index.
    record ClassLine(String name, List<EntryLine> entries) {
        public ClassLine {
            entries = List.copyOf(entries);
        }
    }

    /// @param owner 0: it has ended
    record EntryLine(int index, Tid owner, int flags) {}

    /// Why a request was refused; each has its PVM code.
    enum Reason {
        NOT_FOUND,
        DENIED,
        BAD_PARAM,
        NO_MEMORY,
        OUT_OF_RESOURCES
    }

    int DONE = 1;
    int FOUND = 2;
    int LISTED = 3;
    int REFUSED = 4;

    /// The answer as the body of a message.
    default byte[] toBytes() {
        PlainWriter out = new PlainWriter();
        switch (this) {
            case Done(int number) -> out.octet(DONE).integer(number);
            case Found(int index, StoredMessage message) -> {
                out.octet(FOUND).integer(index);
                message.write(out);
            }
            case Listed(List<ClassLine> classes) -> {
                out.octet(LISTED).integer(classes.size());
                classes.forEach(line -> write(line, out));
            }
            case Refused(Reason reason) -> out.octet(REFUSED).octet(reason.ordinal());
        }
        return out.toBytes();
    }

    private static void write(ClassLine line, PlainWriter out) {
        out.string(line.name()).integer(line.entries().size());
        for (EntryLine entry : line.entries()) {
            out.integer(entry.index()).integer(entry.owner().value()).integer(entry.flags());
        }
    }

    /// @throws MalformedBytesException if these bytes are not exactly one answer
    static MailboxAnswer of(PlainReader in) {
        int kind = in.octet();
        MailboxAnswer answer =
                switch (kind) {
                    case DONE -> new Done(in.integer());
                    case FOUND -> new Found(in.integer(), StoredMessage.read(in));
                    case LISTED -> new Listed(lines(in));
                    case REFUSED -> new Refused(reason(in.octet()));
                    default ->
                            throw new MalformedBytesException(
                                    "an answer of kind %d; there are %d..%d"
                                            .formatted(kind, DONE, REFUSED));
                };
        in.end();
        return answer;
    }

    private static List<ClassLine> lines(PlainReader in) {
        int count = in.count("classes", 2 * Integer.BYTES);
        List<ClassLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = in.string();
            int entries = in.count("entries", 3 * Integer.BYTES);
            List<EntryLine> found = new ArrayList<>();
            for (int k = 0; k < entries; k++) {
                found.add(new EntryLine(in.integer(), new Tid(in.integer()), in.integer()));
            }
            lines.add(new ClassLine(name, found));
        }
        return lines;
    }

    private static Reason reason(int code) {
        Reason[] reasons = Reason.values();
        if (code >= reasons.length) {
            throw new MalformedBytesException(
                    "a reason numbered %d; the last is %d".formatted(code, reasons.length - 1));
        }
        return reasons[code];
    }
}
