package org.godwit.mailbox;

import org.godwit.mailbox.MailboxAnswer.Done;
import org.godwit.mailbox.MailboxAnswer.Reason;
import org.godwit.mailbox.MailboxAnswer.Refused;
import org.godwit.mailbox.MailboxTable.Addressed;
import org.godwit.service.Clients;
import org.godwit.service.MalformedBytesException;
import org.godwit.service.PlainReader;
import org.godwit.service.PlainWriter;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Everything that the mailbox service knows: `state x request -> state x answers`, without clock,
/// randomness or I/O. Immutable.
record MailboxState(Clients clients, MailboxTable table, ContextTable contexts) {

    static final MailboxState EMPTY =
            new MailboxState(Clients.NONE, MailboxTable.EMPTY, ContextTable.EMPTY);

    /// The first byte of a saved state.
    static final int VERSION = 1;

    private static final int ENTRY_BYTES_MIN = 3 * Integer.BYTES + StoredMessage.BYTES_MIN;

    /// What follows a request.
    record Outcome(MailboxState state, List<Addressed> answers) {
        Outcome {
            answers = List.copyOf(answers);
        }
    }

    /// Takes a request once: a repeated one changes nothing and has no answer.
    Outcome step(Tid client, int number, MailboxRequest request, MailboxLimits limits) {
        if (clients.isRepeat(client, number)) {
            return new Outcome(this, List.of());
        }
        MailboxState asked = new MailboxState(clients.asked(client, number), table, contexts);
        if (isImpossible(request)) {
            return asked.answered(client, number, new Refused(Reason.BAD_PARAM));
        }
        return switch (request) {
            case MailboxRequest.Put r -> asked.with(table.put(client, number, r, limits));
            case MailboxRequest.Insert r -> asked.with(table.insert(client, number, r, limits));
            case MailboxRequest.Receive r -> asked.with(table.receive(client, number, r));
            case MailboxRequest.Delete r -> asked.with(table.delete(client, number, r));
            case MailboxRequest.Listing r -> asked.with(table.list(client, number, r));
            case MailboxRequest.NewContext _ -> asked.newContext(client, number, limits);
            case MailboxRequest.FreeContext r -> asked.freeContext(client, number, r.number());
        };
    }

    private static boolean isImpossible(MailboxRequest request) {
        return switch (request) {
            case MailboxRequest.Put r -> r.name().isEmpty();
            case MailboxRequest.Insert r -> r.name().isEmpty() || r.index() < -1;
            case MailboxRequest.Receive r -> r.name().isEmpty() || r.index() < 0;
            case MailboxRequest.Delete r -> r.name().isEmpty() || r.index() < 0;
            case MailboxRequest.Listing _,
                    MailboxRequest.NewContext _,
                    MailboxRequest.FreeContext _ ->
                    false;
        };
    }

    private Outcome with(MailboxTable.Outcome outcome) {
        return new Outcome(new MailboxState(clients, outcome.table(), contexts), outcome.answers());
    }

    private Outcome answered(Tid client, int number, MailboxAnswer answer) {
        return new Outcome(this, List.of(new Addressed(client, number, answer)));
    }

    private Outcome newContext(Tid client, int number, MailboxLimits limits) {
        OptionalInt free =
                contexts.owners().size() >= limits.contexts()
                        ? OptionalInt.empty()
                        : contexts.free(client);
        if (free.isEmpty()) {
            return answered(client, number, new Refused(Reason.OUT_OF_RESOURCES));
        }
        ContextTable more = contexts.given(free.getAsInt(), client);
        return new MailboxState(clients, table, more)
                .answered(client, number, new Done(free.getAsInt()));
    }

    private Outcome freeContext(Tid client, int number, int context) {
        if (!contexts.isOwner(context, client)) {
            return answered(client, number, new Refused(Reason.NOT_FOUND));
        }
        return new MailboxState(clients, table, contexts.freed(context))
                .answered(client, number, new Done(0));
    }

    /// A task has ended.
    MailboxState ended(Tid task) {
        return new MailboxState(clients.gone(task), table.ended(task), contexts.ended(task));
    }

    byte[] toBytes() {
        PlainWriter out = new PlainWriter();
        out.octet(VERSION);
        clients.write(out);
        out.integer(table.classes().size());
        table.classes()
                .forEach((name, entries) -> {
                    out.string(name).integer(entries.size());
                    entries.forEach((index, entry) -> {
                        out.integer(index).integer(entry.owner().value()).integer(entry.flags());
                        entry.message().write(out);
                    });
                });
        out.integer(table.waiting().size());
        table.waiting().forEach(w -> w.write(out));
        contexts.write(out);
        return out.toBytes();
    }

    /// @throws MalformedBytesException if these bytes are not exactly one saved state
    static MailboxState of(byte[] bytes) {
        PlainReader in = new PlainReader(bytes);
        int version = in.octet();
        if (version != VERSION) {
            throw new MalformedBytesException(
                    "a mailbox saved in format version %d; this host reads version %d"
                            .formatted(version, VERSION));
        }
        Clients clients = Clients.read(in);
        MailboxTable table = new MailboxTable(classes(in), waiting(in));
        MailboxState state = new MailboxState(clients, table, ContextTable.read(in));
        in.end();
        return state;
    }

    private static Map<String, NavigableMap<Integer, MailboxEntry>> classes(PlainReader in) {
        int count = in.count("classes", 2 * Integer.BYTES);
        Map<String, NavigableMap<Integer, MailboxEntry>> classes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.string();
            NavigableMap<Integer, MailboxEntry> entries = entries(in);
            if (entries.isEmpty() || classes.put(name, entries) != null) {
                throw new MalformedBytesException(
                        "class '%s' is empty or there twice in a saved mailbox".formatted(name));
            }
        }
        return classes;
    }

    private static NavigableMap<Integer, MailboxEntry> entries(PlainReader in) {
        int count = in.count("entries", ENTRY_BYTES_MIN);
        NavigableMap<Integer, MailboxEntry> entries = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            int index = in.integer();
            MailboxEntry entry =
                    new MailboxEntry(new Tid(in.integer()), in.integer(), StoredMessage.read(in));
            if (index < 0 || entries.put(index, entry) != null) {
                throw new MalformedBytesException(
                        "index %d is negative or there twice in a saved mailbox".formatted(index));
            }
        }
        return Collections.unmodifiableNavigableMap(entries);
    }

    private static List<Waiting> waiting(PlainReader in) {
        int count = in.count("waiting receives", Waiting.BYTES_MIN);
        List<Waiting> waiting = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            waiting.add(Waiting.read(in));
        }
        return waiting;
    }
}
