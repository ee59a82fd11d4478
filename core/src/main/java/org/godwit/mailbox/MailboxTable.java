package org.godwit.mailbox;

import org.godwit.mailbox.MailboxAnswer.ClassLine;
import org.godwit.mailbox.MailboxAnswer.Done;
import org.godwit.mailbox.MailboxAnswer.EntryLine;
import org.godwit.mailbox.MailboxAnswer.Found;
import org.godwit.mailbox.MailboxAnswer.Listed;
import org.godwit.mailbox.MailboxAnswer.Reason;
import org.godwit.mailbox.MailboxAnswer.Refused;
import org.godwit.task.Tid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The entries of the mailbox and the receives that wait for one: `table x request -> table x
/// answers`. Immutable.
///
/// @param classes entries by index, by class, classes in the order in which they came into being;
///   none is empty
/// @param waiting in the order in which they were asked
record MailboxTable(
        Map<String, NavigableMap<Integer, MailboxEntry>> classes, List<Waiting> waiting) {

    static final MailboxTable EMPTY = new MailboxTable(Map.of(), List.of());

    private static final NavigableMap<Integer, MailboxEntry> NONE =
            Collections.unmodifiableNavigableMap(new TreeMap<>());

    /// An answer with the request that it is for.
    record Addressed(Tid client, int number, MailboxAnswer answer) {}

    /// What follows a request.
    record Outcome(MailboxTable table, List<Addressed> answers) {
        Outcome {
            answers = List.copyOf(answers);
        }
    }

    MailboxTable {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        waiting = List.copyOf(waiting);
    }

    private NavigableMap<Integer, MailboxEntry> entries(String name) {
        return classes.getOrDefault(name, NONE);
    }

    Optional<MailboxEntry> entry(String name, int index) {
        return Optional.ofNullable(entries(name).get(index));
    }

    private Outcome answered(Tid client, int number, MailboxAnswer answer) {
        return new Outcome(this, List.of(new Addressed(client, number, answer)));
    }

    Outcome put(Tid client, int number, MailboxRequest.Put put, MailboxLimits limits) {
        int asked = MailboxFlags.directIndex(put.flags());
        boolean anyFree = MailboxFlags.has(put.flags(), MailboxFlags.MULTI_INSTANCE);
        int index = anyFree ? lowestFree(put.name(), asked) : asked;
        Optional<MailboxEntry> there = entry(put.name(), index);
        if (there.isPresent() && !there.get().mayBeChangedBy(client)) {
            return answered(client, number, new Refused(Reason.DENIED));
        }
        MailboxEntry entry = new MailboxEntry(client, put.flags(), put.message());
        return stored(client, number, put.name(), index, entry, limits);
    }

    Outcome insert(Tid client, int number, MailboxRequest.Insert insert, MailboxLimits limits) {
        String name = insert.name();
        int index = insert.index() == -1 ? lowestFree(name, 0) : insert.index();
        if (entry(name, index).isPresent()) {
            return answered(client, number, new Refused(Reason.DENIED));
        }
        int flags = MailboxFlags.PERSISTENT | MailboxFlags.MULTI_INSTANCE;
        MailboxEntry entry = new MailboxEntry(client, flags, insert.message());
        return stored(client, number, name, index, entry, limits);
    }

    private int lowestFree(String name, int from) {
        int index = from;
        while (entries(name).containsKey(index)) {
            index++;
        }
        return index;
    }

    private Outcome stored(
            Tid client,
            int number,
            String name,
            int index,
            MailboxEntry entry,
            MailboxLimits limits) {
        MailboxTable changed = with(name, index, Optional.of(entry));
        if (changed.size() > limits.entries()) {
            return answered(client, number, new Refused(Reason.OUT_OF_RESOURCES));
        }
        if (changed.bytes() > limits.bytes()) {
            return answered(client, number, new Refused(Reason.NO_MEMORY));
        }
        List<Addressed> answers = new ArrayList<>();
        answers.add(new Addressed(client, number, new Done(index)));
        return changed.served(name, answers);
    }

    /// Answers whoever waits for what this class now has, in the order in which they asked.
    private Outcome served(String name, List<Addressed> answers) {
        MailboxTable table = this;
        for (Waiting each : waiting) {
            if (each.receive().name().equals(name) && table.find(each.receive()).isPresent()) {
                Outcome outcome = table.without(each).receive(each);
                answers.addAll(outcome.answers());
                table = outcome.table();
            }
        }
        return new Outcome(table, answers);
    }

    private MailboxTable without(Waiting answered) {
        return new MailboxTable(
                classes, waiting.stream().filter(w -> !w.equals(answered)).toList());
    }

    private Optional<Integer> find(MailboxRequest.Receive receive) {
        boolean any = MailboxFlags.has(receive.flags(), MailboxFlags.FIRST_AVAILABLE);
        NavigableMap<Integer, MailboxEntry> entries = entries(receive.name());
        return any
                ? Optional.ofNullable(entries.ceilingKey(receive.index()))
                : Optional.of(receive.index()).filter(entries::containsKey);
    }

    Outcome receive(Tid client, int number, MailboxRequest.Receive receive) {
        return receive(new Waiting(client, number, receive));
    }

    private Outcome receive(Waiting asked) {
        MailboxRequest.Receive receive = asked.receive();
        Optional<Integer> index = find(receive);
        if (index.isEmpty() && MailboxFlags.has(receive.flags(), MailboxFlags.WAIT)) {
            List<Waiting> more = new ArrayList<>(waiting);
            more.add(asked);
            return new Outcome(new MailboxTable(classes, more), List.of());
        }
        if (index.isEmpty()) {
            return answered(asked.client(), asked.number(), new Refused(Reason.NOT_FOUND));
        }
        MailboxEntry entry = entry(receive.name(), index.get()).orElseThrow();
        boolean take = MailboxFlags.has(receive.flags(), MailboxFlags.READ_AND_DELETE);
        if (take && !entry.mayBeChangedBy(asked.client())) {
            return answered(asked.client(), asked.number(), new Refused(Reason.DENIED));
        }
        MailboxTable changed = take ? with(receive.name(), index.get(), Optional.empty()) : this;
        return changed.answered(
                asked.client(), asked.number(), new Found(index.get(), entry.message()));
    }

    Outcome delete(Tid client, int number, MailboxRequest.Delete delete) {
        Optional<MailboxEntry> there = entry(delete.name(), delete.index());
        if (there.isEmpty()) {
            return answered(client, number, new Refused(Reason.NOT_FOUND));
        }
        if (!there.get().mayBeChangedBy(client)) {
            return answered(client, number, new Refused(Reason.DENIED));
        }
        return with(delete.name(), delete.index(), Optional.empty())
                .answered(client, number, new Done(delete.index()));
    }

    Outcome list(Tid client, int number, MailboxRequest.Listing listing) {
        NamePattern pattern = NamePattern.of(listing.pattern());
        List<ClassLine> lines = new ArrayList<>();
        classes.forEach((name, entries) -> {
            if (pattern.matches(name)) {
                lines.add(new ClassLine(name, lines(entries)));
            }
        });
        return answered(client, number, new Listed(lines));
    }

    private static List<EntryLine> lines(NavigableMap<Integer, MailboxEntry> entries) {
        return entries.entrySet().stream()
                .map(e -> new EntryLine(e.getKey(), e.getValue().owner(), e.getValue().flags()))
                .toList();
    }

    /// Removes what belonged to a task that has ended; its persistent entries are nobody's now.
    MailboxTable ended(Tid task) {
        Map<String, NavigableMap<Integer, MailboxEntry>> left = new LinkedHashMap<>();
        classes.forEach((name, entries) -> {
            NavigableMap<Integer, MailboxEntry> kept = new TreeMap<>();
            entries.forEach((index, entry) -> {
                if (!entry.owner().equals(task)) {
                    kept.put(index, entry);
                } else if (entry.isPersistent()) {
                    kept.put(index, entry.orphaned());
                }
            });
            if (!kept.isEmpty()) {
                left.put(name, Collections.unmodifiableNavigableMap(kept));
            }
        });
        return new MailboxTable(
                left, waiting.stream().filter(w -> !w.client().equals(task)).toList());
    }

    /// The table with this entry, or without any there.
    private MailboxTable with(String name, int index, Optional<MailboxEntry> entry) {
        NavigableMap<Integer, MailboxEntry> changed = new TreeMap<>(entries(name));
        if (entry.isPresent()) {
            changed.put(index, entry.get());
        } else {
            changed.remove(index);
        }
        Map<String, NavigableMap<Integer, MailboxEntry>> all = new LinkedHashMap<>(classes);
        if (changed.isEmpty()) {
            all.remove(name);
        } else {
            all.put(name, Collections.unmodifiableNavigableMap(changed));
        }
        return new MailboxTable(all, waiting);
    }

    /// How many entries there are.
    int size() {
        return classes.values().stream().mapToInt(Map::size).sum();
    }

    /// The bytes of all names and bodies.
    long bytes() {
        long names =
                classes.keySet().stream()
                        .mapToLong(n -> n.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
        return names
                + classes.values().stream()
                        .flatMap(entries -> entries.values().stream())
                        .mapToLong(e -> e.message().body().length())
                        .sum();
    }
}
