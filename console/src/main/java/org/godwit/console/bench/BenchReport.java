package org.godwit.console.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run of the bench found out.
///
/// @param firstMoves of a virtual machine that has moved nothing yet
/// @param moves of one that has
/// @param loadMoves of tasks that hold something
/// @param yields of tasks that only compute
/// @param pvmMissing why the real PVM was not measured; empty if it was
public record BenchReport(
        List<Measurement> measurements,
        Results results,
        Optional<Calibration> calibration,
        Optional<MoveResults> firstMoves,
        Optional<MoveResults> moves,
        Optional<LoadMoves> loadMoves,
        Optional<YieldResults> yields,
        String pvmMissing) {

    /// Whether everything could be measured; a PVM that is not installed is no failure.
    public boolean isComplete() {
        return results.failures().isEmpty()
                && moves.stream().allMatch(MoveResults::isComplete)
                && loadMoves.stream().allMatch(LoadMoves::isComplete)
                && yields.stream().allMatch(YieldResults::isComplete);
    }

    public List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>(results.rows());
        moves.filter(MoveResults::isComplete).ifPresent(m -> rows.addAll(m.rows()));
        loadMoves.ifPresent(m -> rows.addAll(m.rows()));
        yields.ifPresent(y -> rows.addAll(y.rows()));
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
        moves.ifPresent(m -> lines.addAll(BenchTable.of(firstMoves, m)));
        loadMoves.ifPresent(m -> {
            lines.add("");
            lines.addAll(m.lines());
        });
        yields.ifPresent(y -> {
            lines.add("");
            lines.addAll(y.lines());
        });
        return lines;
    }
}
