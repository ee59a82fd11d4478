package org.godwit.task;

/// How a task ended.
public enum TaskEnd {
    /// Its program returned.
    RETURNED(0),
    /// Its program said with which status it ends, as by `System.exit`.
    EXITED(0),
    /// Its program threw.
    FAILED(1),
    /// Somebody killed it.
    KILLED(1),
    /// Its host died and it was not journaled.
    LOST(1),
    /// Its program could not be started.
    NOT_STARTED(1);

    private final int status;

    TaskEnd(int status) {
        this.status = status;
    }

    /// The exit status of a task that ends like this and names no other.
    public int status() {
        return status;
    }
}
