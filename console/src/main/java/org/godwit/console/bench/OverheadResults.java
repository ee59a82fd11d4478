package org.godwit.console.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What weaving costs programs that never move.
///
/// @param kernels in the order in which they were measured; not empty
record OverheadResults(List<OverheadKernel> kernels) {

    OverheadResults {
        kernels = List.copyOf(kernels);
        if (kernels.isEmpty()) {
            throw new IllegalArgumentException("no kernel was measured");
        }
    }

    static OverheadResults of(List<OverheadSample> samples) {
        Map<String, List<OverheadSample>> byKernel = new LinkedHashMap<>();
        samples.forEach(sample ->
                byKernel.computeIfAbsent(sample.kernel(), _ -> new ArrayList<>()).add(sample));
        List<OverheadKernel> kernels = new ArrayList<>();
        byKernel.forEach((name, own) -> kernels.add(OverheadKernel.of(name, own)));
        return new OverheadResults(kernels);
    }

    /// The geometric mean over all kernels.
    double mean(ToDoubleFunction<OverheadKernel> ratio) {
        return Math.exp(
                kernels.stream()
                        .mapToDouble(kernel -> Math.log(ratio.applyAsDouble(kernel)))
                        .average()
                        .orElseThrow());
    }

    /// The kernels whose ratio is above a mark.
    List<String> over(double mark, ToDoubleFunction<OverheadKernel> ratio) {
        return kernels.stream()
                .filter(kernel -> ratio.applyAsDouble(kernel) > mark)
                .map(OverheadKernel::name)
                .toList();
    }

    List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>();
        for (OverheadKernel kernel : kernels) {
            String name = "overhead " + kernel.name();
            rows.add(BenchRow.of(name, "ms", "plain", kernel.plain()));
            rows.add(BenchRow.of(name, "ms", "woven", kernel.woven()));
            rows.add(BenchRow.of(name, "ratio", "woven/plain", kernel.perRound()));
        }
        return rows;
    }
}
