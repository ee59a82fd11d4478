package org.godwit.port;

/// Signals between tasks: messages in a context of their own, whose tag is the signal's number (as
/// in POSIX on Linux).
public final class Signal {

    /// The context of these messages.
    public static final int CONTEXT = 0x7fff6;

    public static final int KILL = 9;
    public static final int TERMINATE = 15;

    /// The highest number of a signal.
    public static final int MAX = 64;

    private static final int CHILD = 17;
    private static final int CONTINUE = 18;
    private static final int STOP = 19;
    private static final int TTY_OUTPUT = 22;
    private static final int URGENT = 23;
    private static final int WINDOW = 28;

    private Signal() {}

    /// Whether there is such a signal. 0 is none: it only asks.
    public static boolean exists(int number) {
        return number >= 1 && number <= MAX;
    }

    /// Whether it ends a task whatever the task thinks of it.
    public static boolean alwaysEnds(int number) {
        return number == KILL || number == TERMINATE;
    }

    /// Whether it ends a task that has no handler for it. Those that would stop one do nothing
    /// here.
    public static boolean endsByDefault(int number) {
        boolean ignored =
                number == CHILD
                        || number == CONTINUE
                        || (number >= STOP && number <= TTY_OUTPUT)
                        || number == URGENT
                        || number == WINDOW;
        return exists(number) && !ignored;
    }

    /// The bit of a signal in a set of them.
    public static long bit(int number) {
        return 1L << (number - 1);
    }
}
