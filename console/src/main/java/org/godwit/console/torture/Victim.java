package org.godwit.console.torture;

import java.util.Locale;

/// Which host is killed in the midst of a move: three different ones.
public enum Victim {
    SOURCE,
    TARGET,
    COORDINATOR;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
