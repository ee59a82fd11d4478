package org.godwit.instrument.weave.sample.other;

import java.util.ArrayList;
import java.util.List;

/// Static variables that classes of another package use.
public final class Params {
    public static int factor = 3;
    protected static final List<String> LOG = new ArrayList<>();

    private Params() {}

    public static void log(String text) {
        LOG.add(text);
    }

    public static List<String> logged() {
        return LOG;
    }
}
