package org.godwit.console.bench;

import org.godwit.console.client.RefusedException;
import org.godwit.persistence.client.ClientSettings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes every measurement several times. Within a round the variants take turns, so that what else
/// this machine does meanwhile meets all of them.
record Rounds(
        BenchSettings settings,
        List<Measurement> measurements,
        Meters godwit,
        Optional<Meters> pvm,
        Consumer<String> progress) {

    /// @param results are added to
    /// @return the medians of the calibrations made before each round
    Calibration run(Results results, ClientSettings journal)
            throws IOException, InterruptedException {
        for (int i = 1; i <= settings.warmUpRounds(); i++) {
            progress.accept("warming up, %d of %d".formatted(i, settings.warmUpRounds()));
            Results thrownAway = new Results();
            for (Measurement measurement : measurements) {
                measure(measurement, Variant.JOURNALED, thrownAway);
                measure(measurement, Variant.MIGRATABLE, thrownAway);
            }
        }
        List<Calibration> calibrations = new ArrayList<>();
        for (int i = 1; i <= settings.rounds(); i++) {
            progress.accept("round %d of %d".formatted(i, settings.rounds()));
            calibrations.add(Calibration.of(journal));
            for (Measurement measurement : measurements) {
                for (Variant variant : Variant.values()) {
                    measure(measurement, variant, results);
                }
            }
        }
        return Calibration.median(calibrations);
    }

    private void measure(Measurement measurement, Variant variant, Results results)
            throws InterruptedException {
        Optional<Meters> meters = variant.isGodwit() ? Optional.of(godwit) : pvm;
        if (meters.isEmpty()
                || measurement.isSameFor(variant)
                || results.failure(measurement, variant).isPresent()) {
            return;
        }
        try {
            results.add(
                    measurement,
                    variant,
                    meters.get().measure(measurement, variant, settings.millis()));
        } catch (RefusedException e) {
            String reason = String.valueOf(e.getMessage());
            progress.accept(
                    "failed: %s, %s: %s".formatted(measurement.name(), variant.label(), reason));
            results.failed(measurement, variant, reason);
        }
    }
}
