package org.godwit.port;

/// A line of a task's output.
///
/// @param text without a terminator
/// @param partial whether the task has ended no line here: what it writes next to this stream, if
///   anything, goes on in the same line
public record Printed(StandardStream stream, String text, boolean partial) {

    /// A whole line of `System.out`.
    public static Printed line(String text) {
        return new Printed(StandardStream.OUT, text, false);
    }
}
