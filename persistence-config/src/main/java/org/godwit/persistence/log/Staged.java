package org.godwit.persistence.log;

/// What became of a write that was handed to the log: whether it will be part of the next commit.
public sealed interface Staged {

    /// It will be.
    record Accepted() implements Staged {}

    /// It is refused, since its first sequence number is not the next one of its persistence id.
    ///
    /// @param expected the next one
    /// @param actual the one it had
    record Fenced(long expected, long actual) implements Staged {}

    /// It is refused because of a limit.
    record Refused(String reason) implements Staged {}
}
