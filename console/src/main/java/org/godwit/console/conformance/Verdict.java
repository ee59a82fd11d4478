package org.godwit.console.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How what a program printed compares with what the real PVM answered, name by name; several lines
/// of one name are compared in their order.
///
/// @param specRight lines of what PVM promises that agree
/// @param spec how many there are
/// @param implRight lines of what PVM happens to do that agree
/// @param impl how many there are
/// @param failure why the program did not come to its end, "" if it did
public record Verdict(
        String program,
        int specRight,
        int spec,
        int implRight,
        int impl,
        List<Difference> differences,
        String failure) {

    static final String SPEC = "spec.";
    private static final String IMPL = "impl.";

    public Verdict {
        differences = List.copyOf(differences);
    }

    /// @param failure why the program did not come to its end, "" if it did
    static Verdict of(
            String program,
            List<String> expected,
            List<String> printed,
            ListedDifferences listed,
            String failure) {
        Map<String, List<String>> wanted = byName(expected);
        Map<String, List<String>> got = byName(printed);
        Set<String> names = new LinkedHashSet<>(wanted.keySet());
        names.addAll(got.keySet());
        Count spec = new Count();
        Count impl = new Count();
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            List<String> there = wanted.getOrDefault(name, List.of());
            List<String> here = got.getOrDefault(name, List.of());
            for (int i = 0; i < Math.max(there.size(), here.size()); i++) {
                String theirs = i < there.size() ? there.get(i) : "";
                String ours = i < here.size() ? here.get(i) : "";
                boolean agrees = i < there.size() && i < here.size() && theirs.equals(ours);
                (name.startsWith(SPEC) ? spec : impl).add(i < there.size(), agrees);
                if (!agrees) {
                    differences.add(new Difference(name, theirs, ours, listed.reason(name)));
                }
            }
        }
        return new Verdict(
                program, spec.right, spec.all, impl.right, impl.all, differences, failure);
    }

    private static final class Count {
        private int right;
        private int all;

        void add(boolean isExpected, boolean agrees) {
            all += isExpected ? 1 : 0;
            right += agrees ? 1 : 0;
        }
    }

    /// Lines that are no answers, such as what a library says, are left out.
    private static Map<String, List<String>> byName(List<String> lines) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            boolean isAnswer = line.startsWith(SPEC) || line.startsWith(IMPL);
            if (isAnswer && colon > 0) {
                values.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                        .add(line.substring(colon + 2));
            } else if (isAnswer && line.endsWith(":")) {
                values.computeIfAbsent(line.substring(0, line.length() - 1), _ -> new ArrayList<>())
                        .add("");
            }
        }
        return values;
    }

    /// Whether it came to its end and every difference is meant.
    public boolean isRight() {
        return failure.isEmpty() && differences.stream().noneMatch(Difference::isWrong);
    }

    /// The summary, then what differs.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%-12s spec %d/%d impl %d/%d".formatted(program, specRight, spec, implRight, impl));
        differences.forEach(difference -> lines.add(difference.line()));
        if (!failure.isEmpty()) {
            lines.add("  " + failure);
        }
        return lines;
    }
}
