package org.godwit.pvm;

/// What a task does on a signal; see [PvmSignals].
@FunctionalInterface
public interface PvmSignalHandler {

    /// @param signum the signal's number
    void handle(int signum);
}
