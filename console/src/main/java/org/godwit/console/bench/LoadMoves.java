package org.godwit.console.bench;

import org.godwit.console.Table;
import org.godwit.console.client.MoveLine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// What moves of tasks that hold something took, beside raw transfers of as many bytes and bare
/// hand-offs in the same run.
///
/// @param moves of each load
/// @param rawMillis of a TCP transfer of as many bytes between two JVMs
/// @param floorMillis of the bare hand-off of an empty entity
/// @param refused moves that did not happen, with their reasons
public record LoadMoves(
        Map<Load, List<MoveLine>> moves,
        Map<Load, List<Double>> rawMillis,
        List<Double> floorMillis,
        List<String> refused) {

    /// A small task's move may cost so much more than the bare hand-off, in milliseconds.
    static final double SMALL_MARK_MILLIS = 15;

    /// A large one so many raw transfers more.
    static final double LARGE_MARK_TRANSFERS = 4;

    static LoadMoves empty() {
        return new LoadMoves(
                new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    boolean isComplete() {
        return !floorMillis.isEmpty() && moves.values().stream().noneMatch(List::isEmpty);
    }

    List<String> lines() {
        Table table =
                new Table(
                        "p50, ms",
                        ">capture bytes",
                        ">cost",
                        ">obtrusiveness",
                        ">freeze",
                        ">yield",
                        ">capture+write",
                        ">hand-off",
                        ">read+resume",
                        ">raw TCP",
                        ">cost-floor",
                        ">/raw",
                        ">n");
        moves.forEach((load, lines) -> row(table, load, lines));
        List<String> lines = new ArrayList<>(table.lines());
        floor().ifPresent(f ->
                lines.add(
                        "bare hand-off of an empty entity: p50 %s ms of %d"
                                .formatted(BenchTable.figure(f.median()), f.n())));
        moves.keySet().forEach(load -> verdict(load).ifPresent(lines::add));
        refused.forEach(reason -> lines.add("a move was refused, " + reason));
        return lines;
    }

    private void row(Table table, Load load, List<MoveLine> lines) {
        Optional<Summary> cost = of(lines, MoveLine::costMicros);
        Optional<Summary> raw = raw(load);
        table.row(
                load.name(),
                "%,d"
                        .formatted(
                                (long)
                                        lines.stream()
                                                .mapToLong(MoveLine::bytes)
                                                .average()
                                                .orElse(0)),
                median(cost),
                median(of(lines, MoveLine::obtrusivenessMicros)),
                median(of(lines, MoveLine::freezeMicros)),
                median(of(lines, MoveLine::yieldMicros)),
                median(of(lines, MoveLine::captureMicros)),
                median(of(lines, MoveLine::replaceMicros)),
                median(of(lines, MoveLine::resumeMicros)),
                median(raw),
                over(load).map(BenchTable::figure).orElse(""),
                over(load).flatMap(o -> raw.map(r -> BenchTable.figure(o / r.median()))).orElse(""),
                lines.size());
    }

    private static String median(Optional<Summary> summary) {
        return summary.map(s -> BenchTable.figure(s.median())).orElse("");
    }

    private static Optional<Summary> of(List<MoveLine> lines, ToLongFunction<MoveLine> micros) {
        return summary(
                lines.stream()
                        .map(micros::applyAsLong)
                        .filter(m -> m >= 0)
                        .map(m -> m / 1e3)
                        .toList());
    }

    private static Optional<Summary> summary(List<Double> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(Summary.of(values));
    }

    private Optional<Summary> floor() {
        return summary(floorMillis);
    }

    private Optional<Summary> raw(Load load) {
        return summary(rawMillis.getOrDefault(load, List.of()));
    }

    /// How much more than the bare hand-off, in milliseconds.
    private Optional<Double> over(Load load) {
        return of(moves.getOrDefault(load, List.of()), MoveLine::costMicros)
                .flatMap(cost -> floor().map(f -> cost.median() - f.median()));
    }

    private Optional<String> verdict(Load load) {
        boolean small = load.bytes() <= 100_000;
        if (!small && !load.isLarge()) {
            return Optional.empty();
        }
        double rawMedian = raw(load).map(Summary::median).orElse(0.0);
        double mark = load.isLarge() ? LARGE_MARK_TRANSFERS * rawMedian : SMALL_MARK_MILLIS;
        return over(load)
                .map(over ->
                        String.format(
                                Locale.ROOT,
                                "%s: p50 cost - p50 floor = %.1f ms (mark: %.1f ms%s)%s",
                                load.name(),
                                over,
                                mark,
                                load.isLarge() ? ", 4 raw transfers" : "",
                                over <= mark ? "" : " - over the mark"));
    }

    List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>();
        moves.forEach((load, lines) -> {
            of(lines, MoveLine::costMicros)
                    .ifPresent(s -> rows.add(BenchRow.of("move cost", "ms", load.name(), s)));
            of(lines, MoveLine::freezeMicros)
                    .ifPresent(s -> rows.add(BenchRow.of("move freeze", "ms", load.name(), s)));
            of(lines, MoveLine::obtrusivenessMicros)
                    .ifPresent(
                            s -> rows.add(BenchRow.of("move obtrusiveness", "ms", load.name(), s)));
            raw(load).ifPresent(s -> rows.add(BenchRow.of("raw TCP", "ms", load.name(), s)));
        });
        return rows;
    }
}
