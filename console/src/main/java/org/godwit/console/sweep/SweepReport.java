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
        List<ProgramRow> programs,
        List<ExampleRow> examples,
        List<Wrong> wrong,
        Map<String, Integer> reasons,
        long millis) {

    private static final int WRONG_TOLD_MAX = 2;
    private static final int REASONS_TOLD_MAX = 20;

    public SweepReport {
        programs = List.copyOf(programs);
        examples = List.copyOf(examples);
        wrong = List.copyOf(wrong);
        reasons = Map.copyOf(reasons);
    }

    /// Whether every run was like the unmoved one, and any was captured at all.
    public boolean isRight() {
        return wrong.isEmpty()
                && sum(ProgramRow::captures) + total(ExampleRow::captures) > 0
                && examples.stream().allMatch(row -> row.moves() > 0);
    }

    /// As text.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!programs.isEmpty()) {
            lines.addAll(table());
            lines.addAll(told(reasons));
        }
        if (!examples.isEmpty()) {
            lines.addAll(examplesTable());
        }
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

    private List<String> examplesTable() {
        Table table =
                new Table(
                        "EXAMPLE",
                        ">TASKS",
                        ">MOVES",
                        ">PINNED",
                        ">CAPTURES",
                        ">WRONG",
                        ">UNMOVED MS",
                        ">MOVED MS",
                        ">CAPTURED MS");
        for (ExampleRow row : examples) {
            table.row(
                    row.example(),
                    row.tasks(),
                    row.moves(),
                    row.pinned(),
                    row.captures(),
                    row.wrong(),
                    row.unmovedMillis(),
                    row.movedMillis(),
                    row.capturedMillis());
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
                        + " %d hops; %d examples, %d moves, %d captures; %d wrong, %.1f s",
                programs.size(),
                sum(ProgramRow::points),
                sum(ProgramRow::captures),
                sum(ProgramRow::pinned),
                sum(ProgramRow::refused),
                sum(ProgramRow::hops),
                examples.size(),
                total(ExampleRow::moves),
                total(ExampleRow::captures),
                wrong.size(),
                millis / 1e3);
    }

    private long total(ToLongFunction<ExampleRow> figure) {
        return examples.stream().mapToLong(figure).sum();
    }

    private long sum(ToLongFunction<ProgramRow> figure) {
        return programs.stream().mapToLong(figure).sum();
    }
}
