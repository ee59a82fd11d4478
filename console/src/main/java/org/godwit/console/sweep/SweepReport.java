package org.godwit.console.sweep;

import org.godwit.console.Table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/// What a sweep found.
///
/// @param wrong must be empty
/// @param reasons why programs were pinned where they were to be captured, or a capture could not
///   be written, and how often
public record SweepReport(
        List<ProgramRow> programs, List<Wrong> wrong, Map<String, Integer> reasons, long millis) {

    private static final int WRONG_TOLD_MAX = 2;
    private static final int REASONS_TOLD_MAX = 20;

    public SweepReport {
        programs = List.copyOf(programs);
        wrong = List.copyOf(wrong);
        reasons = Map.copyOf(reasons);
    }

    /// Whether every run was like the unmoved one, and any was captured at all.
    public boolean isRight() {
        return wrong.isEmpty() && sum(ProgramRow::captures) > 0;
    }

    /// As text.
    public List<String> lines() {
        List<String> lines = new ArrayList<>(table());
        lines.addAll(told(reasons));
        wrongToldFirst().forEach(w -> lines.add("wrong: " + w));
        lines.add(summary());
        return lines;
    }

    /// The first few of each program: one mistake makes many runs wrong.
    private List<Wrong> wrongToldFirst() {
        Map<String, Integer> told = new HashMap<>();
        return wrong.stream()
                .filter(w -> told.merge(w.program(), 1, Integer::sum) <= WRONG_TOLD_MAX)
                .toList();
    }

    private List<String> table() {
        Table table =
                new Table(
                        "PROGRAM",
                        ">POINTS",
                        ">CALLS",
                        ">CAPTURES",
                        ">PINNED",
                        ">REFUSED",
                        ">HOPS",
                        ">BYTES",
                        ">WRONG",
                        ">MS");
        for (ProgramRow row : programs) {
            table.row(
                    row.program(),
                    row.points(),
                    row.calls(),
                    row.captures(),
                    row.pinned(),
                    row.refused(),
                    row.hops(),
                    row.bytesMax(),
                    row.wrong(),
                    row.millis());
        }
        return table.lines();
    }

    private static List<String> told(Map<String, Integer> reasons) {
        return reasons.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(REASONS_TOLD_MAX)
                .map(e -> "%d times %s".formatted(e.getValue(), e.getKey()))
                .toList();
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "%d programs, %d yield points, %d captures, %d pinned at first, %d refused,"
                        + " %d hops, %d wrong, %.1f s",
                programs.size(),
                sum(ProgramRow::points),
                sum(ProgramRow::captures),
                sum(ProgramRow::pinned),
                sum(ProgramRow::refused),
                sum(ProgramRow::hops),
                wrong.size(),
                millis / 1e3);
    }

    private long sum(ToLongFunction<ProgramRow> figure) {
        return programs.stream().mapToLong(figure).sum();
    }
}
