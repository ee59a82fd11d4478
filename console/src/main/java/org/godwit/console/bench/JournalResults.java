package org.godwit.console.bench;

import org.godwit.console.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Durable acceptance, by journal. Its overhead is what it takes beside the raw write: an
/// acceptance as long as two raw writes has an overhead of 1.
///
/// @param tasks that accept
/// @param bytes of a message
record JournalResults(int tasks, int bytes, List<JournalSample> samples, List<String> failures)
        implements BenchSection {

    private static final double OVERHEAD_MARK = 2;
    private static final double STREAM_MARK = 50_000;

    @Override
    public boolean isComplete() {
        return failures.isEmpty();
    }

    @Override
    public List<String> lines() {
        Table table = new Table("durable acceptance", ">p50 us", ">p99 us", ">messages/s");
        List<String> marks = new ArrayList<>();
        for (JournalSample s : samples) {
            table.row(
                    s.journal() + ": raw write, forced",
                    figure(s.raw().median()),
                    figure(s.rawP99()),
                    "");
            table.row(
                    s.journal() + ": exchange without a journal", figure(s.unjournaled()), "", "");
            row(table, s.journal() + ": 1 task, one at a time", s.alone());
            row(table, "%s: %d tasks, one each".formatted(s.journal(), tasks), s.together());
            table.row(
                    "%s: %d tasks, streams".formatted(s.journal(), tasks),
                    "",
                    "",
                    figure(s.streamed()));
            marks.add(
                    String.format(
                            Locale.ROOT,
                            "%s: %.2f raw writes at p50, an overhead of %.2f x (mark: %.0f x%s);"
                                    + " %.0f messages/s per host%s",
                            s.journal(),
                            s.ratio(),
                            s.overhead(),
                            OVERHEAD_MARK,
                            s.overhead() <= OVERHEAD_MARK ? "" : ", missed",
                            s.streamed(),
                            streamMark(s)));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(marks);
        lines.add(
                "messages of %d bytes on one host, there and back; raw: the same bytes, in the same run"
                        .formatted(bytes));
        failures.forEach(failure -> lines.add("failed: " + failure));
        return lines;
    }

    /// The mark is for the default journal.
    private static String streamMark(JournalSample s) {
        if (!s.journal().equals("embedded")) {
            return "";
        }
        return " (mark: 50,000%s)".formatted(s.streamed() >= STREAM_MARK ? "" : ", missed");
    }

    private static void row(Table table, String name, JournalSample.Turns turns) {
        table.row(name, figure(turns.median()), figure(turns.p99()), figure(turns.perSecond()));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    @Override
    public List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>();
        for (JournalSample s : samples) {
            rows.add(BenchRow.of("raw write", "us", s.journal(), s.raw()));
            rows.add(row("raw write p99", "us", s, s.rawP99()));
            rows.add(row("durable accept p50", "us", s, s.alone().median()));
            rows.add(row("durable accept p99", "us", s, s.alone().p99()));
            rows.add(row("durable accept in raw writes", "x", s, s.ratio()));
            rows.add(row("durable accept overhead", "x", s, s.overhead()));
            rows.add(row("durable accept of 100 p50", "us", s, s.together().median()));
            rows.add(row("durable accept of 100 p99", "us", s, s.together().p99()));
            rows.add(row("durable stream", "messages/s", s, s.streamed()));
        }
        return rows;
    }

    private static BenchRow row(String name, String unit, JournalSample s, double value) {
        return BenchRow.of(name, unit, s.journal(), Summary.of(List.of(value)));
    }
}
