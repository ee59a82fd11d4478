package org.godwit.task;

/// How a task ended.
public enum TaskEnd {
    /// Its program returned.
    RETURNED,
    /// Its program threw.
    FAILED,
    /// Somebody killed it.
    KILLED,
    /// Its host died and it was not journaled.
    LOST,
    /// Its program could not be started.
    NOT_STARTED
}
