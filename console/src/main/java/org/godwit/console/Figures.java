package org.godwit.console;

import java.util.Locale;

/// Numbers as people read them.
public final class Figures {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private Figures() {}

    /// `3.2 ms`, from ten seconds on `12.3 s`; `-` for what did not happen.
    public static String time(long micros) {
        if (micros < 0) {
            return "-";
        }
        return micros < 10 * MICROS_PER_SECOND
                ? String.format(Locale.ROOT, "%.1f ms", micros / 1e3)
                : String.format(Locale.ROOT, "%.1f s", micros / 1e6);
    }

    /// `812 B`, `12.3 kB`, `1.4 MB`; thousands, not 1024.
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /// `1 host`, `3 hosts`.
    public static String count(long n, String one) {
        return n + " " + one + (n == 1 ? "" : "s");
    }
}
