package org.godwit.console.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What weaving costs one kernel.
///
/// @param plain all times as compiled, ms
/// @param woven all times woven, ms
/// @param perRound of each round, the median woven by the median as compiled: how far they lie
///   apart is the error of measurement
record OverheadKernel(String name, Summary plain, Summary woven, Summary perRound) {

    /// The least disturbed times compared.
    double ratioOfMinima() {
        return woven.min() / plain.min();
    }

    double ratioOfMedians() {
        return woven.median() / plain.median();
    }

    /// @param samples of one kernel
    /// @throws IllegalArgumentException if a round has only one of the variants, or there is none
    static OverheadKernel of(String name, List<OverheadSample> samples) {
        List<Double> plain = new ArrayList<>();
        List<Double> woven = new ArrayList<>();
        Map<Integer, List<Double>> plainOf = new TreeMap<>();
        Map<Integer, List<Double>> wovenOf = new TreeMap<>();
        for (OverheadSample sample : samples) {
            (sample.woven() ? woven : plain).addAll(sample.millis());
            (sample.woven() ? wovenOf : plainOf)
                    .computeIfAbsent(sample.round(), _ -> new ArrayList<>())
                    .addAll(sample.millis());
        }
        if (!plainOf.keySet().equals(wovenOf.keySet())) {
            throw new IllegalArgumentException(
                    "%s was measured as compiled in rounds %s, woven in %s"
                            .formatted(name, plainOf.keySet(), wovenOf.keySet()));
        }
        List<Double> ratios = new ArrayList<>();
        wovenOf.forEach((round, times) ->
                ratios.add(
                        Summary.of(times).median()
                                / Summary.of(plainOf.getOrDefault(round, times)).median()));
        return new OverheadKernel(name, Summary.of(plain), Summary.of(woven), Summary.of(ratios));
    }
}
