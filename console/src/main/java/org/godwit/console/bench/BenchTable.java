package org.godwit.console.bench;

import org.godwit.console.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The results as text.
final class BenchTable {

    /// What the roadmap asks of the move of a small task.
    static final double MOVE_MARK_MILLIS = 20;

    private BenchTable() {}

    /// A row per measurement.
    ///
    /// @param pvmMissing why the real PVM was not measured; empty if it was
    /// @param note what bounds a measurement
    static List<String> of(
            List<Measurement> measurements,
            Results results,
            String pvmMissing,
            Function<Measurement, String> note) {
        Table table =
                new Table(
                        "median (min-max)",
                        "",
                        ">journaled",
                        ">migratable",
                        ">PVM",
                        ">PVM direct",
                        ">j/PVM",
                        ">m/PVM",
                        ">m/direct",
                        "what bounds it");
        for (Measurement m : measurements) {
            Function<Variant, Object> cell = variant -> cell(results, m, variant, pvmMissing);
            table.row(
                    m.name(),
                    m.unit(),
                    cell.apply(Variant.JOURNALED),
                    cell.apply(Variant.MIGRATABLE),
                    cell.apply(Variant.PVM),
                    cell.apply(Variant.PVM_DIRECT),
                    ratio(results, m, Variant.JOURNALED, Variant.PVM),
                    ratio(results, m, Variant.MIGRATABLE, Variant.PVM),
                    ratio(results, m, Variant.MIGRATABLE, Variant.PVM_DIRECT),
                    note.apply(m));
        }
        return table.lines();
    }

    private static String cell(
            Results results, Measurement measurement, Variant variant, String pvmMissing) {
        if (!variant.isGodwit() && !pvmMissing.isEmpty()) {
            return pvmMissing;
        }
        if (measurement.isSameFor(variant)) {
            return "same";
        }
        if (results.failure(measurement, variant).isPresent()) {
            return "failed";
        }
        return results.of(measurement, variant).map(BenchTable::spread).orElse("");
    }

    private static String ratio(
            Results results, Measurement measurement, Variant over, Variant under) {
        Optional<Summary> upper = results.of(measurement, over);
        Optional<Summary> lower = results.of(measurement, under);
        return upper.isPresent() && lower.isPresent()
                ? figure(upper.get().median() / lower.get().median())
                : "";
    }

    /// The distribution of the moves' times, and how far they are from the floor.
    ///
    /// @param first the moves before the virtual machine was warm
    static List<String> of(Optional<MoveResults> first, MoveResults results) {
        Table table = new Table("ms", "", ">min", ">p50", ">p90", ">max", ">n");
        first.ifPresent(moves -> firstCosts(table, moves));
        for (Variant variant : results.moves().keySet()) {
            for (MoveResults.Phase phase : MoveResults.Phase.values()) {
                results.of(variant, phase)
                        .ifPresent(s -> distribution(table, phase.label(), variant.label(), s));
            }
        }
        results.floorMillis().ifPresent(s -> distribution(table, "cost", MoveResults.FLOOR, s));
        List<String> lines = new ArrayList<>(table.lines());
        results.moves()
                .keySet()
                .forEach(variant -> verdict(results, variant).ifPresent(lines::add));
        results.refused().forEach(reason -> lines.add("a move was refused, " + reason));
        return lines;
    }

    private static void firstCosts(Table table, MoveResults moves) {
        for (Variant variant : moves.moves().keySet()) {
            moves.of(variant, MoveResults.Phase.COST)
                    .ifPresent(s -> distribution(table, "first moves: cost", variant.label(), s));
        }
        moves.floorMillis()
                .ifPresent(s -> distribution(table, "first moves: cost", MoveResults.FLOOR, s));
    }

    private static void distribution(Table table, String what, String variant, Summary times) {
        table.row(
                what,
                variant,
                figure(times.min()),
                figure(times.median()),
                figure(times.percentile(90)),
                figure(times.max()),
                times.n());
    }

    private static Optional<String> verdict(MoveResults results, Variant variant) {
        Optional<Summary> cost = results.of(variant, MoveResults.Phase.COST);
        return results.floorMillis()
                .flatMap(floor -> cost.map(c -> c.median() - floor.median()))
                .map(over ->
                        String.format(
                                Locale.ROOT,
                                "%s: p50 cost - p50 floor = %.1f ms (mark: %.0f ms)%s",
                                variant.label(),
                                over,
                                MOVE_MARK_MILLIS,
                                over <= MOVE_MARK_MILLIS ? "" : " - over the mark"));
    }

    private static String spread(Summary s) {
        return "%s (%s-%s)".formatted(figure(s.median()), figure(s.min()), figure(s.max()));
    }

    /// Three digits that mean something; thousands as k.
    static String figure(double value) {
        if (value >= 10_000) {
            return String.format(Locale.ROOT, value >= 99_950 ? "%.0fk" : "%.1fk", value / 1e3);
        }
        if (value >= 99.95) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 9.995 ? "%.1f" : "%.2f", value);
    }
}
