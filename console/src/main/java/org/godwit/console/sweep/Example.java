package org.godwit.console.sweep;

import java.util.List;

/// A program of several tasks, small enough to move all of them at every call.
///
/// @param name its alias
public record Example(String name, List<String> argv) {

    public Example {
        argv = List.copyOf(argv);
    }

    /// The examples, but for those that only others start.
    public static List<Example> all() {
        return List.of(
                of("hello"),
                of("ring", "4", "3"),
                of("master-worker", "3", "8", "200"),
                of("matmul", "3", "24", "8"),
                of("opt", "2", "2", "2"),
                of("tally", "2", "20"));
    }

    private static Example of(String name, String... argv) {
        return new Example(name, List.of(argv));
    }
}
