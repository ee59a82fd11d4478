package org.godwit.console.bench;

import org.godwit.console.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How soon tasks that only compute reach a yield point when they are asked, and how fast they are
/// afterwards.
///
/// @param aloneMillis from being asked to the yield point, one task on the machine
/// @param gatheredMillis the same among `busy` tasks that are all on the host it leaves
/// @param spreadMillis the same among as many on all hosts, which have more carriers together than
///   the machine has cores
/// @param speedRatios rounds per time from half a second after arrival on, over those before the
///   move
/// @param sameBits whether the tasks ended with the digest of a run that never moved
/// @param failures what could not be measured
public record YieldResults(
        List<Double> aloneMillis,
        int busy,
        List<Double> gatheredMillis,
        List<Double> spreadMillis,
        List<Double> speedRatios,
        boolean sameBits,
        List<String> failures) {

    private static final double ALONE_P99_MARK = 10;
    private static final double AMONG_P50_MARK = 2;
    private static final double AMONG_P99_MARK = 100;
    private static final String AMONG_MARKS = "p50 <= 2, p99 <= 100";

    boolean isComplete() {
        return sameBits
                && failures.isEmpty()
                && !aloneMillis.isEmpty()
                && !gatheredMillis.isEmpty()
                && !spreadMillis.isEmpty()
                && !speedRatios.isEmpty();
    }

    List<String> lines() {
        Table table = new Table("", ">min", ">p50", ">p99", ">max", ">n", "marks");
        row(table, "asked to yield point, ms, one task", aloneMillis, "p99 <= 10");
        row(table, "asked to yield point, ms, " + gathered(), gatheredMillis, AMONG_MARKS);
        row(table, "asked to yield point, ms, " + spread(), spreadMillis, AMONG_MARKS);
        row(table, "speed 0.5 s after arrival / before", speedRatios, "1");
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(
                "a loop without a call, moved on and on: "
                        + (sameBits ? "same bits" : "OTHER BITS"));
        verdicts(lines);
        failures.forEach(failure -> lines.add("failed: " + failure));
        return lines;
    }

    private String gathered() {
        return busy + " busy tasks on one host";
    }

    private String spread() {
        return busy + " busy tasks on all hosts";
    }

    private static void row(Table table, String what, List<Double> values, String marks) {
        if (!values.isEmpty()) {
            Summary s = Summary.of(values);
            table.row(
                    what,
                    figure(s.min()),
                    figure(s.median()),
                    figure(s.percentile(99)),
                    figure(s.max()),
                    s.n(),
                    marks);
        }
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private void verdicts(List<String> lines) {
        over(lines, "one task, p99", aloneMillis, 99, ALONE_P99_MARK);
        over(lines, gathered() + ", p50", gatheredMillis, 50, AMONG_P50_MARK);
        over(lines, gathered() + ", p99", gatheredMillis, 99, AMONG_P99_MARK);
        over(lines, spread() + ", p50", spreadMillis, 50, AMONG_P50_MARK);
        over(lines, spread() + ", p99", spreadMillis, 99, AMONG_P99_MARK);
    }

    private static void over(
            List<String> lines, String what, List<Double> values, int percent, double mark) {
        if (!values.isEmpty() && Summary.of(values).percentile(percent) > mark) {
            lines.add("over the mark: " + what);
        }
    }

    List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>();
        if (isComplete()) {
            rows.add(BenchRow.of("to yield point", "ms", "one task", Summary.of(aloneMillis)));
            rows.add(BenchRow.of("to yield point", "ms", gathered(), Summary.of(gatheredMillis)));
            rows.add(BenchRow.of("to yield point", "ms", spread(), Summary.of(spreadMillis)));
            rows.add(BenchRow.of("speed after/before", "ratio", "", Summary.of(speedRatios)));
        }
        return rows;
    }
}
