package org.godwit.instrument.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was found in a program.
///
/// @param program its class, or the jar that was checked
/// @param classes how many classes were looked at
/// @param all by class, line and rule
public record Findings(String program, int classes, List<Finding> all) {

    public Findings {
        all = List.copyOf(all);
    }

    /// One finding for each rule and place.
    static Findings of(String program, int classes, Collection<Finding> found) {
        Map<List<Object>, Finding> places = new HashMap<>();
        for (Finding each : found.stream().distinct().sorted().toList()) {
            places.merge(
                    List.of(each.rule(), each.className(), each.method(), each.line()),
                    each,
                    Findings::both);
        }
        return new Findings(program, classes, places.values().stream().sorted().toList());
    }

    private static Finding both(Finding one, Finding other) {
        return new Finding(
                one.rule(),
                one.className(),
                one.method(),
                one.file(),
                one.line(),
                one.what() + ", " + other.what());
    }

    /// Those that restrict the program: all but the notes.
    public List<Finding> restrictions() {
        return all.stream().filter(f -> f.severity().isRestriction()).toList();
    }

    /// Whether nothing restricts the program. Notes do not count.
    public boolean isClean() {
        return restrictions().isEmpty();
    }

    /// How many restrictions and notes, in words.
    public String summary() {
        int restrictions = restrictions().size();
        int notes = all.size() - restrictions;
        return "%s: %s and %s in %s"
                .formatted(
                        program,
                        count(restrictions, "restriction", "restrictions"),
                        count(notes, "note", "notes"),
                        count(classes, "class", "classes"));
    }

    private static String count(int n, String one, String many) {
        return (n == 0 ? "no" : Integer.toString(n)) + " " + (n == 1 ? one : many);
    }
}
