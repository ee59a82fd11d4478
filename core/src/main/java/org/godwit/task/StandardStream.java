package org.godwit.task;

/// Where a task has written something.
public enum StandardStream {
    /// `System.out`.
    OUT,
    /// `System.err`.
    ERR
}
