package org.godwit.console.bench;

import org.godwit.console.Figures;
import org.godwit.console.Table;
import org.godwit.console.client.MoveLine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// How long a host took to be empty.
///
/// @param bytes of each task's state
/// @param wrong answers before or after
/// @param micros from the order until it was answered
/// @param moves that were done; a task may have been moved more than once
/// @param failure why it could not be measured, or empty
record DrainResults(
        int tasks, int bytes, int wrong, long micros, List<MoveLine> moves, String failure)
        implements BenchSection {

    private static final long MARK_MICROS = 10_000_000;

    static DrainResults failed(int tasks, String why) {
        return new DrainResults(tasks, 0, 0, 0, List.of(), why);
    }

    @Override
    public boolean isComplete() {
        return failure.isEmpty() && wrong == 0;
    }

    @Override
    public List<String> lines() {
        if (!failure.isEmpty()) {
            return List.of("failed: drain: " + failure);
        }
        List<String> lines = new ArrayList<>();
        if (!moves.isEmpty()) {
            Table table =
                    new Table(
                            "drain of %d tasks of %s".formatted(tasks, Figures.bytes(bytes)),
                            ">p50",
                            ">p99");
            row(table, "a task is captured, from the order", MoveLine::yieldMicros);
            row(table, "until the last of its container is", MoveLine::captureMicros);
            row(table, "its container is re-placed", MoveLine::replaceMicros);
            row(table, "it computes again", MoveLine::resumeMicros);
            row(table, "freeze", MoveLine::freezeMicros);
            lines.addAll(table.lines());
        }
        lines.add(
                "%d of %d tasks moved in %s (mark: %s%s); %d answers wrong"
                        .formatted(
                                moves.stream().map(MoveLine::tid).distinct().count(),
                                tasks,
                                Figures.time(micros),
                                Figures.time(MARK_MICROS),
                                micros <= MARK_MICROS ? "" : ", missed",
                                wrong));
        return lines;
    }

    private void row(Table table, String name, ToLongFunction<MoveLine> part) {
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
        return List.of(
                BenchRow.of("drain", "us", tasks + " tasks", Summary.of(List.of((double) micros))));
    }
}
