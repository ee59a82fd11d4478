package org.godwit.console.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One row of the table.
///
/// @param unit `us`, `ms` or `msg/s`
/// @param what the word that [org.godwit.console.bench.programs.Meter] and its twin understand
/// @param size bytes of a body, or tasks to spawn
/// @param apart whether the partners are on another host
public record Measurement(String name, String unit, String what, int size, boolean apart) {

    private static final int SMALL = 100;
    private static final int BIG = 1_000_000;

    static List<Measurement> of(Set<Part> parts) {
        List<Measurement> all = new ArrayList<>();
        if (parts.contains(Part.LOCAL)) {
            all.addAll(between("one host", false));
        }
        if (parts.contains(Part.REMOTE)) {
            all.addAll(between("two hosts", true));
        }
        if (parts.contains(Part.SPAWN)) {
            all.add(spawn(1));
            all.add(spawn(16));
            all.add(new Measurement("fan-out 100 B to 16, acks", "us", "fanout", SMALL, false));
        }
        return List.copyOf(all);
    }

    private static List<Measurement> between(String place, boolean apart) {
        return List.of(
                new Measurement("round trip 0 B, " + place, "us", "roundtrip", 0, apart),
                new Measurement("round trip 100 B, " + place, "us", "roundtrip", SMALL, apart),
                new Measurement("round trip 1 MB, " + place, "us", "roundtrip", BIG, apart),
                new Measurement("stream 100 B, " + place, "msg/s", "stream", SMALL, apart));
    }

    private static Measurement spawn(int count) {
        return new Measurement("spawn %d, per task".formatted(count), "ms", "spawn", count, false);
    }

    boolean isStream() {
        return what.equals("stream");
    }

    /// Whether the route that messages take makes a difference.
    boolean isSameFor(Variant variant) {
        return variant == Variant.PVM_DIRECT && what.equals("spawn");
    }
}
