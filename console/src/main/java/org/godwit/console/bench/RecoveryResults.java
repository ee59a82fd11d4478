package org.godwit.console.bench;

import org.godwit.console.Figures;
import org.godwit.console.Table;

import java.util.ArrayList;
import java.util.List;

/// How long tasks were away whose host was killed. Times in microseconds after the kill.
///
/// @param wrong answers before or after
/// @param failure why it could not be measured, or empty
record RecoveryResults(
        int tasks, int wrong, Parts parts, double median, double p99, double max, String failure)
        implements BenchSection {

    private static final long MARK_MICROS = 15_000_000;

    /// When what had happened, as far as it could be seen from outside; 0: was not seen.
    ///
    /// @param ended the machine process has seen the host's end
    /// @param noticed the host is no part of the virtual machine any more
    /// @param halfPlaced half of the tasks are begun on other hosts
    /// @param allPlaced all are
    record Parts(long ended, long noticed, long halfPlaced, long allPlaced) {}

    static RecoveryResults failed(int tasks, String why) {
        return new RecoveryResults(tasks, 0, new Parts(0, 0, 0, 0), 0, 0, 0, why);
    }

    @Override
    public boolean isComplete() {
        return failure.isEmpty() && wrong == 0;
    }

    @Override
    public List<String> lines() {
        if (!failure.isEmpty()) {
            return List.of("failed: recovery: " + failure);
        }
        Table table = new Table("kill -9 of a host with %d tasks".formatted(tasks), ">after");
        table.row("detection: its process has ended", time(parts.ended()));
        table.row("detection: it is out of the virtual machine", time(parts.noticed()));
        table.row("re-placing: half of the tasks are begun elsewhere", time(parts.halfPlaced()));
        table.row("re-placing: all are", time(parts.allPlaced()));
        table.row("recovery: p50 answers", time((long) median));
        table.row("recovery: p99", time((long) p99));
        table.row("recovery: p100", time((long) max));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(
                "%s at p100 (mark: %s%s); %d answers wrong"
                        .formatted(
                                time((long) max),
                                time(MARK_MICROS),
                                max <= MARK_MICROS ? "" : ", missed",
                                wrong));
        return lines;
    }

    private static String time(long micros) {
        return micros <= 0 ? "-" : Figures.time(micros);
    }

    @Override
    public List<BenchRow> rows() {
        String variant = tasks + " tasks";
        return List.of(
                row("recovery: detection", variant, parts.noticed()),
                row("recovery: all placed", variant, parts.allPlaced()),
                row("recovery p50", variant, median),
                row("recovery p99", variant, p99),
                row("recovery p100", variant, max));
    }

    private static BenchRow row(String name, String variant, double micros) {
        return BenchRow.of(name, "us", variant, Summary.of(List.of(micros)));
    }
}
