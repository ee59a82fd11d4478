package org.godwit.examples.opt;

import org.godwit.examples.Arguments;

/// The command line of [Opt].
///
/// @param workers how many tasks share the training data; the result depends on it in its last
///   bits, since sums are rounded
/// @param epochs how often the weights change
/// @param hidden size of the hidden layer; the work grows with it
/// @param work how many times each worker computes its gradient in an epoch: makes the run longer,
///   leaves the result as it is
/// @param pauseMillis how long the master waits after each epoch, so that one can watch
record Settings(int workers, int epochs, int hidden, int work, int pauseMillis) {

    private static final int WORKERS_MAX = 256;
    private static final int EPOCHS_MAX = 100_000;
    private static final int HIDDEN_MAX = 1_024;
    private static final int WORK_MAX = 100_000;
    private static final int PAUSE_MAX = 60_000;

    static Settings parse(String[] argv) {
        return new Settings(
                Arguments.number(argv, 0, "workers", 4, 1, WORKERS_MAX),
                Arguments.number(argv, 1, "epochs", 40, 1, EPOCHS_MAX),
                Arguments.number(argv, 2, "hidden", 32, 1, HIDDEN_MAX),
                Arguments.number(argv, 3, "work", 1, 1, WORK_MAX),
                Arguments.number(argv, 4, "pause (milliseconds)", 0, 0, PAUSE_MAX));
    }
}
