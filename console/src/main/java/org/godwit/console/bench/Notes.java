package org.godwit.console.bench;

import java.util.Locale;
import java.util.Optional;

/// Says what bounds a row: what can be computed from the calibration and the other rows as a
/// computation, the rest under the word "guess".
record Notes(Results results, Calibration calibration) {

    String of(Measurement m) {
        return switch (m.what()) {
            case "roundtrip" -> m.size() > 100_000 ? bigRoundTrip(m) : smallRoundTrip(m);
            case "stream" -> stream(m);
            case "spawn" -> "guess: the master's placement, and its journal write per spawn";
            default -> journalShare(m, 2);
        };
    }

    private String smallRoundTrip(Measurement m) {
        String migratable =
                results.of(m, Variant.MIGRATABLE)
                        .map(s ->
                                String.format(
                                        Locale.ROOT,
                                        "; m: 2 thread hand-overs = %s",
                                        share(2 * calibration.handOverMicros(), s)))
                        .orElse("");
        return journalShare(m, 2)
                + migratable
                + (m.apart() ? "; rest guess: two pollers that back off" : "");
    }

    /// Each message is accepted in the journal before what answers it leaves.
    private String journalShare(Measurement m, int writes) {
        return "j: %d journal writes in a row = %s"
                .formatted(
                        writes,
                        results.of(m, Variant.JOURNALED)
                                .map(s -> share(writes * calibration.journalMicros(), s))
                                .orElse("?"));
    }

    private static String share(double micros, Summary whole) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * micros / whole.median());
    }

    private String bigRoundTrip(Measurement m) {
        return "j: 2 MB to the journal; m: "
                + throughput(m, Variant.MIGRATABLE)
                + " both ways, guess: copies";
    }

    private String throughput(Measurement m, Variant variant) {
        return results.of(m, variant)
                .map(s -> String.format(Locale.ROOT, "%.0f MB/s", 2.0 * m.size() / s.median()))
                .orElse("?");
    }

    private String stream(Measurement m) {
        return perMessage(m, Variant.JOURNALED, "j")
                + ", "
                + perMessage(m, Variant.MIGRATABLE, "m")
                + " a message; guess: "
                + "processor time of both ends, which share the cores";
    }

    private String perMessage(Measurement m, Variant variant, String letter) {
        Optional<Summary> s = results.of(m, variant);
        return s.map(x -> String.format(Locale.ROOT, "%s: %.1f us", letter, 1e6 / x.median()))
                .orElse(letter + ": ?");
    }
}
