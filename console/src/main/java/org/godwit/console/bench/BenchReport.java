package org.godwit.console.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run of the bench found out.
///
/// @param moves of tasks of many kinds
/// @param groups calls of groups
/// @param overhead of weaving
/// @param sections of the parts that have a virtual machine of their own
/// @param pvmMissing why the real PVM was not measured; empty if it was
public record BenchReport(
        List<Measurement> measurements,
        Results results,
        Optional<Calibration> calibration,
        Optional<MovesReport> moves,
        Optional<GroupResults> groups,
        Optional<OverheadResults> overhead,
        List<BenchSection> sections,
        String pvmMissing) {

    /// Nothing was measured yet.
    static BenchReport empty() {
        return new BenchReport(
                List.of(),
                new Results(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "");
    }

    BenchReport with(OverheadResults results) {
        return new BenchReport(
                measurements,
                this.results,
                calibration,
                moves,
                groups,
                Optional.of(results),
                sections,
                pvmMissing);
    }

    BenchReport with(BenchSection section) {
        List<BenchSection> all = new ArrayList<>(sections);
        all.add(section);
        return new BenchReport(
                measurements, results, calibration, moves, groups, overhead, all, pvmMissing);
    }

    /// Whether everything could be measured; a PVM that is not installed is no failure.
    public boolean isComplete() {
        return results.failures().isEmpty()
                && moves.stream().allMatch(MovesReport::isComplete)
                && groups.stream().allMatch(GroupResults::isComplete)
                && sections.stream().allMatch(BenchSection::isComplete);
    }

    public List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>(results.rows());
        moves.ifPresent(m -> rows.addAll(m.rows()));
        groups.ifPresent(g -> rows.addAll(g.rows()));
        sections.forEach(s -> rows.addAll(s.rows()));
        overhead.ifPresent(o -> rows.addAll(o.rows()));
        return rows;
    }

    /// The tables, for people.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        calibration.ifPresent(c -> {
            lines.add(c.line());
            lines.add("");
            lines.addAll(
                    BenchTable.of(
                            measurements,
                            results,
                            pvmMissing.isEmpty() ? "" : "not measured",
                            new Notes(results, c)::of));
            lines.add("");
            if (!pvmMissing.isEmpty()) {
                lines.add("the real PVM: " + pvmMissing);
            }
        });
        results.failures().forEach(failure -> lines.add("failed: " + failure));
        moves.ifPresent(m -> lines.addAll(m.lines()));
        groups.ifPresent(g -> {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(g.lines());
        });
        sections.forEach(s -> {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(s.lines());
        });
        overhead.ifPresent(o -> {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(OverheadTable.of(o));
        });
        return lines;
    }
}
