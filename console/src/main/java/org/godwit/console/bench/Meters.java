package org.godwit.console.bench;

import org.godwit.console.client.RefusedException;

/// Something that can take a measurement.
interface Meters extends AutoCloseable {

    /// Measures once. Blocks as long as it takes.
    ///
    /// @param millis for which it measures
    /// @return in the measurement's unit
    /// @throws RefusedException if it could not be measured, with the reason
    double measure(Measurement measurement, Variant variant, int millis)
            throws InterruptedException;

    @Override
    void close();

    /// The number in what a meter printed: `value X`, or `failed REASON`.
    static double valueOf(String line) {
        String[] words = line.strip().split(" ", 2);
        if (words[0].equals("value") && words.length == 2) {
            return Double.parseDouble(words[1]);
        }
        throw new RefusedException(line.isBlank() ? "it printed nothing" : line.strip());
    }
}
