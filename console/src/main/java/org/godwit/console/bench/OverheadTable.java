package org.godwit.console.bench;

import org.godwit.console.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What weaving costs, as text.
final class OverheadTable {

    /// What the roadmap asks of the geometric mean, and of each kernel.
    static final double MEAN_MARK = 1.03;

    static final double EACH_MARK = 1.10;

    private OverheadTable() {}

    static List<String> of(OverheadResults results) {
        Table table =
                new Table(
                        "ms, woven by plain",
                        ">plain min",
                        ">median",
                        ">woven min",
                        ">median",
                        ">of minima",
                        ">of medians",
                        ">per round");
        for (OverheadKernel kernel : results.kernels()) {
            table.row(
                    kernel.name(),
                    millis(kernel.plain().min()),
                    millis(kernel.plain().median()),
                    millis(kernel.woven().min()),
                    millis(kernel.woven().median()),
                    ratio(kernel.ratioOfMinima()),
                    ratio(kernel.ratioOfMedians()),
                    ratio(kernel.perRound().min()) + "-" + ratio(kernel.perRound().max()));
        }
        table.row(
                "geometric mean",
                "",
                "",
                "",
                "",
                ratio(results.mean(OverheadKernel::ratioOfMinima)),
                ratio(results.mean(OverheadKernel::ratioOfMedians)),
                "");
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(verdict("minima", results, OverheadKernel::ratioOfMinima));
        lines.add(verdict("medians", results, OverheadKernel::ratioOfMedians));
        return lines;
    }

    private static String verdict(
            String of, OverheadResults results, ToDoubleFunction<OverheadKernel> ratio) {
        double mean = results.mean(ratio);
        List<String> over = results.over(EACH_MARK, ratio);
        return "ratios of %s: mean %s (mark: %s)%s; each at most %s: %s"
                .formatted(
                        of,
                        ratio(mean),
                        ratio(MEAN_MARK),
                        mean <= MEAN_MARK ? "" : " - over the mark",
                        ratio(EACH_MARK),
                        over.isEmpty() ? "yes" : "not " + String.join(", ", over));
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
