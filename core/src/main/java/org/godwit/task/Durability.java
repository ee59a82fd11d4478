package org.godwit.task;

/// What the virtual machine promises about a task when its host dies.
public enum Durability {
    /// Accepted means in the journal: the task survives kill -9 of its host.
    JOURNALED,
    /// The journal is written when the task moves; a crash ends the task and notify says so.
    MIGRATABLE;

    /// Reads `journaled` or `migratable`.
    public static Durability parse(String text) {
        for (Durability d : values()) {
            if (d.name().equalsIgnoreCase(text)) {
                return d;
            }
        }
        throw new IllegalArgumentException(
                "unknown durability '" + text + "'; it is 'journaled' or 'migratable'");
    }
}
