package org.godwit.console.torture;

import java.util.List;

/// What came of [CrashEverywhere].
public record CrashReport(List<CrashRow> rows) {

    public CrashReport {
        rows = List.copyOf(rows);
    }

    public boolean isRight() {
        return !rows.isEmpty() && rows.stream().allMatch(CrashRow::held);
    }
}
