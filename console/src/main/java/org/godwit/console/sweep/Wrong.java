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
    /// @param pointsMost the second passes at most so many yield points, and not fewer than the
    ///   first; 0: they are not compared
    static Optional<Wrong> between(
            String program, String where, Outcome expected, Outcome actual, int pointsMost) {
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
        int points = actual.state().points();
        return pointsMost > 0 && (points < expected.state().points() || points > pointsMost)
                ? Optional.of(
                        new Wrong(
                                program,
                                where,
                                "%d yield points, or up to %d"
                                        .formatted(expected.state().points(), pointsMost),
                                points + " yield points"))
                : Optional.empty();
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
