package org.godwit.console.bench;

import java.util.List;

/// What a part of the bench found out.
interface BenchSection {

    /// Whether everything could be measured, and nothing was lost.
    boolean isComplete();

    /// For people.
    List<String> lines();

    List<BenchRow> rows();
}
