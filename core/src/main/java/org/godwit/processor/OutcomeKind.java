package org.godwit.processor;

/// Calls whose outcome is journaled so that a replay gets the same answer.
public enum OutcomeKind {
    SPAWN,
    SERVICE,
    RUNNING,
    HOSTS,
    TASKS,
    MACHINE
}
