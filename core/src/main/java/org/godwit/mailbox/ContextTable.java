package org.godwit.mailbox;

import org.godwit.service.MalformedBytesException;
import org.godwit.service.PlainReader;
import org.godwit.service.PlainWriter;
import org.godwit.task.Tid;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The contexts that tasks have asked for. A number is the host field of the task that asked and a
/// counter; it is not given out again before the counter has gone round. Immutable.
///
/// @param owners who asked, by number
/// @param lastCounters the last counter given out, by host field
record ContextTable(Map<Integer, Tid> owners, Map<Integer, Integer> lastCounters) {

    static final ContextTable EMPTY = new ContextTable(Map.of(), Map.of());

    /// Contexts of the virtual machine itself.
    static final int RESERVED_FIRST = 0x7fff6;

    static final int RESERVED_LAST = 0x7ffff;

    ContextTable {
        owners = Map.copyOf(owners);
        lastCounters = Map.copyOf(lastCounters);
    }

    /// A number that no task has; empty if a host's are all taken.
    OptionalInt free(Tid task) {
        int field = task.value() & Tid.HOST_MASK;
        int last = lastCounters.getOrDefault(task.hostNumber(), 0);
        for (int i = 0; i < Tid.LOCAL_MASK; i++) {
            int number = field | (last + i) % Tid.LOCAL_MASK + 1;
            boolean reserved = number >= RESERVED_FIRST && number <= RESERVED_LAST;
            if (!reserved && !owners.containsKey(number)) {
                return OptionalInt.of(number);
            }
        }
        return OptionalInt.empty();
    }

    ContextTable given(int number, Tid owner) {
        Map<Integer, Tid> more = new TreeMap<>(owners);
        more.put(number, owner);
        Map<Integer, Integer> counters = new TreeMap<>(lastCounters);
        counters.put(number >>> Tid.LOCAL_BITS, number & Tid.LOCAL_MASK);
        return new ContextTable(more, counters);
    }

    boolean isOwner(int number, Tid task) {
        return Optional.ofNullable(owners.get(number)).filter(task::equals).isPresent();
    }

    ContextTable freed(int number) {
        Map<Integer, Tid> fewer = new TreeMap<>(owners);
        fewer.remove(number);
        return new ContextTable(fewer, lastCounters);
    }

    /// All contexts of a task that has ended are free.
    ContextTable ended(Tid task) {
        Map<Integer, Tid> fewer = new TreeMap<>(owners);
        fewer.values().removeIf(task::equals);
        return new ContextTable(fewer, lastCounters);
    }

    void write(PlainWriter out) {
        out.integer(owners.size());
        new TreeMap<>(owners)
                .forEach((number, owner) -> out.integer(number).integer(owner.value()));
        out.integer(lastCounters.size());
        new TreeMap<>(lastCounters).forEach((host, last) -> out.integer(host).integer(last));
    }

    static ContextTable read(PlainReader in) {
        Map<Integer, Tid> owners = new TreeMap<>();
        int contexts = in.count("contexts", 2 * Integer.BYTES);
        for (int i = 0; i < contexts; i++) {
            owners.put(in.integer(), new Tid(in.integer()));
        }
        Map<Integer, Integer> counters = new TreeMap<>();
        int hosts = in.count("counters of contexts", 2 * Integer.BYTES);
        for (int i = 0; i < hosts; i++) {
            int host = in.integer();
            int last = in.integer();
            if (last < 0 || last > Tid.LOCAL_MASK) {
                throw new MalformedBytesException(
                        "the last context of host %d is %d; it must be 0..%d"
                                .formatted(host, last, Tid.LOCAL_MASK));
            }
            counters.put(host, last);
        }
        return new ContextTable(owners, counters);
    }
}
