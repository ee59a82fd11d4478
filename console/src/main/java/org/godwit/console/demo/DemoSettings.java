package org.godwit.console.demo;

import java.util.List;
import java.util.stream.Stream;

/// How the demo runs.
///
/// @param workers of `opt`
/// @param epochs of `opt`
/// @param watchSeconds how long the disturbed run takes at least, besides the time for starting
///   hosts
/// @param plane that carries the messages
/// @param journalAddress of a journal that runs already, or empty
/// @param hostMain main class of the host JVMs
/// @param classPath of the host JVMs
public record DemoSettings(
        int workers,
        int epochs,
        int watchSeconds,
        String plane,
        String journalAddress,
        String hostMain,
        String classPath) {

    static final String PROGRAM = "opt";

    private static final int HIDDEN = 32;
    private static final int WORK = 1;

    /// For `opt`.
    ///
    /// @param pauseMillis after each epoch; the result does not depend on it
    List<String> arguments(int pauseMillis) {
        return Stream.of(workers, epochs, HIDDEN, WORK, pauseMillis)
                .map(number -> Integer.toString(number))
                .toList();
    }

    /// The pause after each epoch of the disturbed run: it is to last until all has been done to
    /// it, also on a slow machine, and so that one can watch.
    ///
    /// @param startMillis what starting the hosts took; one more is started during the run
    int pauseMillis(long startMillis) {
        return Math.toIntExact((watchSeconds * 1_000L + 2 * startMillis) / epochs);
    }
}
