package org.godwit.console.bench;

/// One number of the answer in JSON.
public record BenchRow(
        String name, String unit, String variant, double median, double min, double max, int n) {

    static BenchRow of(String name, String unit, String variant, Summary summary) {
        return new BenchRow(
                name, unit, variant, summary.median(), summary.min(), summary.max(), summary.n());
    }
}
