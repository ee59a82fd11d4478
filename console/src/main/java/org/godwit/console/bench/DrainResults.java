package org.godwit.console.bench;

import org.godwit.console.Figures;
import org.godwit.console.Table;
import org.godwit.console.client.MoveLine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// How long hosts took to be empty.
///
/// @param tasks on each host that was drained
/// @param bytes of each task's state
/// @param failure why it could not be measured, or empty
record DrainResults(int tasks, int bytes, List<Sample> samples, String failure)
        implements BenchSection {

    private static final long MARK_MICROS = 10_000_000;

    /// One drain.
    ///
    /// @param what of which hosts
    /// @param micros from the order until it was answered
    /// @param wrong answers before or after
    /// @param moves that were done; a task may have been moved more than once
    record Sample(String what, long micros, int wrong, List<MoveLine> moves) {}

    static DrainResults failed(int tasks, String why) {
        return new DrainResults(tasks, 0, List.of(), why);
    }

    @Override
    public boolean isComplete() {
        return failure.isEmpty() && samples.stream().allMatch(sample -> sample.wrong() == 0);
    }

    @Override
    public List<String> lines() {
        if (!failure.isEmpty()) {
            return List.of("failed: drain: " + failure);
        }
        List<String> lines = new ArrayList<>();
        samples.stream()
                .filter(sample -> !sample.moves().isEmpty())
                .forEach(sample -> lines.addAll(table(sample)));
        for (Sample sample : samples) {
            lines.add(
                    "%s: %d of %d tasks moved in %s (mark: %s%s); %d answers wrong"
                            .formatted(
                                    sample.what(),
                                    sample.moves().stream().map(MoveLine::tid).distinct().count(),
                                    tasks,
                                    Figures.time(sample.micros()),
                                    Figures.time(MARK_MICROS),
                                    sample.micros() <= MARK_MICROS ? "" : ", missed",
                                    sample.wrong()));
        }
        return lines;
    }

    private List<String> table(Sample sample) {
        List<MoveLine> moves = sample.moves();
        Table table =
                new Table(
                        "drain of %d tasks of %s, %s"
                                .formatted(tasks, Figures.bytes(bytes), sample.what()),
                        ">p50",
                        ">p99");
        row(table, moves, "a task is captured, from the order", MoveLine::yieldMicros);
        row(table, moves, "until the last of its container is", MoveLine::captureMicros);
        row(table, moves, "its container is re-placed", MoveLine::replaceMicros);
        row(table, moves, "it computes again", MoveLine::resumeMicros);
        row(table, moves, "freeze", MoveLine::freezeMicros);
        return table.lines();
    }

    private static void row(
            Table table, List<MoveLine> moves, String name, ToLongFunction<MoveLine> part) {
        List<Long> micros =
                moves.stream().map(part::applyAsLong).filter(value -> value >= 0).toList();
        if (!micros.isEmpty()) {
            Summary summary = Summary.of(micros);
            table.row(
                    name,
                    Figures.time((long) summary.median()),
                    Figures.time((long) summary.percentile(99)));
        }
    }

    @Override
    public List<BenchRow> rows() {
        return samples.stream()
                .map(sample ->
                        BenchRow.of(
                                "drain",
                                "us",
                                "%d tasks, %s".formatted(tasks, sample.what()),
                                Summary.of(List.of((double) sample.micros()))))
                .toList();
    }
}
