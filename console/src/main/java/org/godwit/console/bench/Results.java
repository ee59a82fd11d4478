package org.godwit.console.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of all rounds. Not thread-safe.
public final class Results {

    private final Map<Measurement, Map<Variant, List<Double>>> values = new LinkedHashMap<>();
    private final Map<Measurement, Map<Variant, String>> failures = new LinkedHashMap<>();

    void add(Measurement measurement, Variant variant, double value) {
        values.computeIfAbsent(measurement, _ -> new EnumMap<>(Variant.class))
                .computeIfAbsent(variant, _ -> new ArrayList<>())
                .add(value);
    }

    /// A measurement that failed once counts as failed.
    void failed(Measurement measurement, Variant variant, String reason) {
        failures.computeIfAbsent(measurement, _ -> new EnumMap<>(Variant.class))
                .putIfAbsent(variant, reason);
    }

    Optional<Summary> of(Measurement measurement, Variant variant) {
        return Optional.ofNullable(values.getOrDefault(measurement, Map.of()).get(variant))
                .filter(_ -> failure(measurement, variant).isEmpty())
                .map(Summary::of);
    }

    Optional<String> failure(Measurement measurement, Variant variant) {
        return Optional.ofNullable(failures.getOrDefault(measurement, Map.of()).get(variant));
    }

    /// What failed and why, a line each.
    public List<String> failures() {
        List<String> lines = new ArrayList<>();
        failures.forEach((measurement, reasons) ->
                reasons.forEach((variant, reason) ->
                        lines.add(
                                "%s, %s: %s"
                                        .formatted(measurement.name(), variant.label(), reason))));
        return lines;
    }

    List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>();
        values.forEach((measurement, variants) ->
                variants.keySet()
                        .forEach(variant ->
                                of(measurement, variant)
                                        .ifPresent(s -> rows.add(row(measurement, variant, s)))));
        return rows;
    }

    private static BenchRow row(Measurement measurement, Variant variant, Summary summary) {
        return BenchRow.of(measurement.name(), measurement.unit(), variant.label(), summary);
    }
}
