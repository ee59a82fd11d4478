package org.godwit.benchmarks;

import java.util.List;
import java.util.Locale;

/// How a kernel is loaded.
public enum Variant {
    /// As it was compiled.
    PLAIN,
    /// As a host loads the code of tasks.
    WOVEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Both; who goes first alternates, so that what else the machine does meets both alike.
    static List<Variant> inTurn(int round) {
        return round % 2 == 0 ? List.of(PLAIN, WOVEN) : List.of(WOVEN, PLAIN);
    }
}
