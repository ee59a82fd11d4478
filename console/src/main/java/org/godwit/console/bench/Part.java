package org.godwit.console.bench;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What can be asked for.
public enum Part {
    LOCAL,
    REMOTE,
    SPAWN,
    MOVE,
    /// Calls of groups by their size.
    GROUPS,
    /// Durable acceptance beside raw writes, on a virtual machine of its own.
    JOURNAL,
    /// Kill -9 of a host with many tasks, on a virtual machine of its own.
    RECOVERY,
    /// Drain of a host with many tasks, on a virtual machine of its own.
    DRAIN,
    /// What weaving costs a program that never moves; needs no virtual machine.
    OVERHEAD;

    public static final String ALL = "all";

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is measured on the virtual machine that parts share.
    public boolean needsMachine() {
        return switch (this) {
            case LOCAL, REMOTE, SPAWN, MOVE, GROUPS -> true;
            case JOURNAL, RECOVERY, DRAIN, OVERHEAD -> false;
        };
    }

    /// The words of all parts, and `all`.
    public static List<String> words() {
        List<String> words = new java.util.ArrayList<>();
        for (Part part : values()) {
            words.add(part.word());
        }
        words.add(ALL);
        return List.copyOf(words);
    }

    /// The parts that a word stands for.
    ///
    /// @throws IllegalArgumentException if it is not one of [#words]
    public static Set<Part> of(String word) {
        return word.equals(ALL) ? Set.of(values()) : Set.of(valueOf(word.toUpperCase(Locale.ROOT)));
    }
}
