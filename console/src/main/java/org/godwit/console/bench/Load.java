package org.godwit.console.bench;

import java.util.List;

/// What a task that is moved holds.
///
/// @param name for people
/// @param kind and `size`: what [org.godwit.console.bench.programs.Ballast] understands
/// @param bytes about how many
public record Load(String name, String kind, int size, int bytes) {

    private static final int OBJECTS = 100_000;
    private static final int KB = 1_000;
    private static final int MB = 1_000_000;

    /// From this size on the transfer of the bytes is what a move should cost.
    static final int LARGE_BYTES = 20 * MB;

    static final List<Load> ALL =
            List.of(
                    doubles("1 KB", KB),
                    doubles("100 KB", 100 * KB),
                    doubles("1 MB", MB),
                    doubles("20 MB", 20 * MB),
                    doubles("100 MB", 100 * MB),
                    new Load("100k objects", "graph", OBJECTS, OBJECTS * 24));

    static final List<Load> FEW =
            List.of(
                    doubles("1 KB", KB),
                    doubles("1 MB", MB),
                    new Load("100k objects", "graph", OBJECTS, OBJECTS * 24));

    private static Load doubles(String name, int bytes) {
        return new Load("double[] " + name, "doubles", bytes, bytes);
    }

    boolean isLarge() {
        return bytes >= LARGE_BYTES;
    }
}
