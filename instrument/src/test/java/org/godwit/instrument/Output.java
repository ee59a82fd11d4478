package org.godwit.instrument;

import java.util.ArrayList;
import java.util.List;

/// What the program under test has printed, wherever its frames were meanwhile.
public final class Output {

    private static final ThreadLocal<List<String>> LINES = ThreadLocal.withInitial(ArrayList::new);

    private Output() {}

    public static void print(Object value) {
        LINES.get().add(String.valueOf(value));
    }

    static List<String> take() {
        List<String> lines = List.copyOf(LINES.get());
        LINES.remove();
        return lines;
    }
}
