package org.godwit.cluster.host;

import static java.util.Objects.requireNonNull;

import org.godwit.cluster.processor.Count;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// What one host has counted since it was started. Thread-safe.
final class Counters {

    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);

    Counters() {
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
    }

    void add(Count count, long number) {
        requireNonNull(counts.get(count)).add(number);
    }

    /// By name.
    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((count, adder) -> all.put(count.text(), adder.sum()));
        return all;
    }
}
