package org.godwit.console.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the bench found out about moves.
///
/// @param first of a virtual machine that has moved nothing yet
/// @param warm of one that has
/// @param loads of tasks that hold something
/// @param yields of tasks that only compute
public record MovesReport(
        MoveResults first, MoveResults warm, LoadMoves loads, YieldResults yields) {

    boolean isComplete() {
        return warm.isComplete() && loads.isComplete() && yields.isComplete();
    }

    List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>();
        if (warm.isComplete()) {
            rows.addAll(warm.rows());
        }
        rows.addAll(loads.rows());
        rows.addAll(yields.rows());
        return rows;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(BenchTable.of(Optional.of(first), warm));
        lines.add("");
        lines.addAll(loads.lines());
        lines.add("");
        lines.addAll(yields.lines());
        return lines;
    }
}
