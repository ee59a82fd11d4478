package org.godwit.console.bench;

import org.godwit.console.bench.programs.Meter;
import org.godwit.console.client.VmClient;
import org.godwit.console.machine.Machine;

import java.time.Duration;
import java.util.List;

/// Measures on a virtual machine of three hosts: the meter on the first, its partners there or on
/// the second.
final class GodwitMeters implements Meters {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final VmClient client;
    private final Transcript transcript;
    private final String here;
    private final String there;

    /// @param machine with two hosts or more; not ended by [#close]
    GodwitMeters(Machine machine, Transcript transcript) {
        this.client = machine.client();
        this.transcript = transcript;
        here = machine.hosts().get(0).name();
        there = machine.hosts().get(1).name();
    }

    @Override
    public double measure(Measurement measurement, Variant variant, int millis)
            throws InterruptedException {
        List<String> argv =
                List.of(
                        measurement.what(),
                        Integer.toString(measurement.size()),
                        Integer.toString(millis),
                        measurement.apart() ? there : here);
        String tid =
                client.spawn(
                                new VmClient.Spawn(
                                        Meter.class.getName(), argv, 1, here, variant.label()))
                        .getFirst();
        return Meters.valueOf(transcript.lastLine(tid, PATIENCE));
    }

    @Override
    public void close() {}
}
