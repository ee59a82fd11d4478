package org.godwit.queue;

import org.godwit.message.Message;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

/// The accepted messages that a task has not yet taken, in the order of their acceptance. Confined
/// to whoever owns the virtual processor; not thread-safe.
public final class MessageQueue {

    /// @param arrival 1, 2, 3 ... in the order of acceptance, for life
    public record Entry(long arrival, Message message) {}

    private final LinkedList<Entry> entries = new LinkedList<>();
    private long bytes;

    public void append(long arrival, Message message) {
        if (!entries.isEmpty() && entries.getLast().arrival() >= arrival) {
            throw new IllegalArgumentException(
                    "arrival " + arrival + " is not after " + entries.getLast().arrival());
        }
        entries.addLast(new Entry(arrival, message));
        bytes += message.body().length();
    }

    /// The earliest entry that matches, left where it is.
    public Optional<Entry> find(Selector selector) {
        for (Entry entry : entries) {
            if (selector.accepts(entry.message())) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /// The entry with this arrival number, left where it is.
    public Optional<Entry> at(long arrival) {
        for (Entry entry : entries) {
            if (entry.arrival() == arrival) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /// Removes the earliest entry that matches.
    public Optional<Entry> take(Selector selector) {
        for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (selector.accepts(entry.message())) {
                each.remove();
                bytes -= entry.message().body().length();
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /// Removes the entry with this arrival number; it must be there.
    public Entry takeAt(long arrival) {
        for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (entry.arrival() == arrival) {
                each.remove();
                bytes -= entry.message().body().length();
                return entry;
            }
        }
        throw new IllegalStateException(
                "no message with arrival number " + arrival + " in the queue");
    }

    public int size() {
        return entries.size();
    }

    /// Bytes of all bodies.
    public long bytes() {
        return bytes;
    }

    public void clear() {
        entries.clear();
        bytes = 0;
    }

    public List<Entry> snapshot() {
        return new ArrayList<>(entries);
    }
}
