package org.godwit.console.demo;

import java.util.List;

/// How the demo runs.
///
/// @param workers of `opt`
/// @param epochs of `opt`; the disturbed run must be long enough for all that is done to it
/// @param pauseMillis after each epoch of the disturbed run, so that one can watch; the result does
///   not depend on it
/// @param plane that carries the messages
/// @param journalAddress of a journal that runs already, or empty
/// @param hostMain main class of the host JVMs
/// @param classPath of the host JVMs
public record DemoSettings(
        int workers,
        int epochs,
        int pauseMillis,
        String plane,
        String journalAddress,
        String hostMain,
        String classPath) {

    static final String PROGRAM = "opt";

    private static final int HIDDEN = 32;
    private static final int WORK = 1;

    List<String> arguments(boolean paused) {
        return List.of(
                Integer.toString(workers),
                Integer.toString(epochs),
                Integer.toString(HIDDEN),
                Integer.toString(WORK),
                Integer.toString(paused ? pauseMillis : 0));
    }
}
