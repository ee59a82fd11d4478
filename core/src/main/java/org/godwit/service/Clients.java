package org.godwit.service;

import org.godwit.task.Tid;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// The tasks that have asked a service and have not ended, each with the number of its last
/// request. A task has one request at a time and never goes back to an older number, so a request
/// with the number of the last one is that one again: it has had its effect, and its answer is
/// under way or will come when what it waits for has happened. Immutable.
public record Clients(Map<Tid, Integer> lastNumbers) {

    public static final Clients NONE = new Clients(Map.of());

    public Clients {
        lastNumbers = Map.copyOf(lastNumbers);
    }

    /// Whether the task has asked before; a service watches each of its clients once.
    public boolean knows(Tid client) {
        return lastNumbers.containsKey(client);
    }

    /// Whether this request has been taken before.
    public boolean isRepeat(Tid client, int number) {
        Integer last = lastNumbers.get(client);
        return last != null && last == number;
    }

    public Clients asked(Tid client, int number) {
        Map<Tid, Integer> changed = new HashMap<>(lastNumbers);
        changed.put(client, number);
        return new Clients(changed);
    }

    public Clients gone(Tid client) {
        Map<Tid, Integer> changed = new HashMap<>(lastNumbers);
        changed.remove(client);
        return new Clients(changed);
    }

    public void write(PlainWriter out) {
        out.integer(lastNumbers.size());
        lastNumbers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .forEach(e -> out.integer(e.getKey().value()).integer(e.getValue()));
    }

    /// @throws MalformedBytesException if these are no clients
    public static Clients read(PlainReader in) {
        int count = in.count("clients", 2 * Integer.BYTES);
        Map<Tid, Integer> numbers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            numbers.put(new Tid(in.integer()), in.integer());
        }
        return new Clients(numbers);
    }
}
