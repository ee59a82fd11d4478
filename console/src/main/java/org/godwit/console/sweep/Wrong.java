package org.godwit.console.sweep;

import java.util.List;
import java.util.Optional;

/// A run that was not like the unmoved one.
///
/// @param program its class, without its package
/// @param where the yield point at which it was captured, or what else was done to it
/// @param expected the first line that differs, as the unmoved run prints it
/// @param actual the same line of this run
public record Wrong(String program, String where, String expected, String actual) {

    private static final String NONE = "(no more lines)";

    /// The first difference between two runs, empty if there is none.
    ///
    /// @param captures how often the second was captured
    static Optional<Wrong> between(
            String program, String where, Outcome expected, Outcome actual, int captures) {
        List<String> wanted = expected.state().lines();
        List<String> printed = actual.state().lines();
        for (int i = 0; i < Math.max(wanted.size(), printed.size()); i++) {
            String want = line(wanted, i);
            String got = line(printed, i);
            if (!want.equals(got)) {
                String why = actual.end().isEmpty() ? "" : " and then: " + actual.end();
                return Optional.of(
                        new Wrong(program, where, "line %d: %s".formatted(i + 1, want), got + why));
            }
        }
        if (!expected.end().equals(actual.end())) {
            return Optional.of(
                    new Wrong(program, where, ending(expected.end()), ending(actual.end())));
        }
        return pointsDiffer(expected, actual, captures)
                ? Optional.of(
                        new Wrong(
                                program,
                                where,
                                expected.state().points() + " yield points",
                                actual.state().points() + " yield points"))
                : Optional.empty();
    }

    /// A yield point at which a task was captured may be passed once more where it is resumed.
    private static boolean pointsDiffer(Outcome expected, Outcome actual, int captures) {
        int more = actual.state().points() - expected.state().points();
        return captures >= 0 && (more < 0 || more > captures);
    }

    private static String line(List<String> lines, int i) {
        return i < lines.size() ? lines.get(i) : NONE;
    }

    private static String ending(String end) {
        return end.isEmpty() ? "it returns" : "it ends by " + end;
    }

    @Override
    public String toString() {
        return "%s %s: expected %s, but was %s".formatted(program, where, expected, actual);
    }
}
