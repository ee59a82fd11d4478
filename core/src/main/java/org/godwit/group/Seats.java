package org.godwit.group;

import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The members of one group by instance number: whoever joins gets the lowest free one.
public final class Seats {

    /// In a list of members: nobody has this number.
    public static final Tid FREE = new Tid(0);

    private final List<Tid> tids = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private final Map<Tid, Integer> instances = new HashMap<>();

    public Seats() {}

    /// @param byInstance distinct, but for [#FREE]
    public static Seats of(List<Tid> byInstance) {
        Seats seats = new Seats();
        for (Tid tid : byInstance) {
            if (!tid.equals(FREE)) {
                seats.sit(tid, seats.tids.size());
            } else {
                seats.tids.add(FREE);
            }
        }
        return seats;
    }

    private void sit(Tid tid, int instance) {
        if (instances.putIfAbsent(tid, instance) != null) {
            throw new IllegalArgumentException(tid + " is a member already");
        }
        if (instance == tids.size()) {
            tids.add(tid);
        } else {
            tids.set(instance, tid);
        }
        taken.set(instance);
    }

    int add(Tid tid) {
        int instance = taken.nextClearBit(0);
        sit(tid, instance);
        return instance;
    }

    boolean remove(Tid tid) {
        Integer instance = instances.remove(tid);
        if (instance == null) {
            return false;
        }
        taken.clear(instance);
        tids.set(instance, FREE);
        while (!tids.isEmpty() && tids.getLast().equals(FREE)) {
            tids.removeLast();
        }
        return true;
    }

    public int size() {
        return instances.size();
    }

    public boolean has(Tid tid) {
        return instances.containsKey(tid);
    }

    public OptionalInt instanceOf(Tid tid) {
        Integer instance = instances.get(tid);
        return instance == null ? OptionalInt.empty() : OptionalInt.of(instance);
    }

    public Optional<Tid> taskOf(int instance) {
        return instance >= 0 && taken.get(instance)
                ? Optional.of(tids.get(instance))
                : Optional.empty();
    }

    /// Whether some number below the highest is free.
    public boolean hasHoles() {
        return tids.size() > instances.size();
    }

    /// By instance number, [#FREE] where one is free; the last is a member.
    public List<Tid> byInstance() {
        return List.copyOf(tids);
    }

    /// The members in the order of their instance numbers.
    public List<Tid> present() {
        return tids.stream().filter(tid -> !tid.equals(FREE)).toList();
    }
}
