package org.godwit.console.bench;

import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.MachineListener;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What [org.godwit.console.bench.programs.Churn] says of its speed, with when it said so.
/// Thread-safe.
final class Speeds implements MachineListener {

    /// @param endNanos of the measured span, as System.nanoTime here
    record Span(long endNanos, double roundsPerMilli, double millis) {

        long beginNanos() {
            return endNanos - (long) (millis * 1e6);
        }
    }

    private static final String WORD = "speed ";

    private final Map<String, List<Span>> spans = new HashMap<>();

    @Override
    public synchronized void on(MachineEvent event) {
        if (event instanceof MachineEvent.Output output && output.text().startsWith(WORD)) {
            String[] words = output.text().split(" ");
            double millis = Long.parseLong(words[2]) / 1e6;
            double speed = Long.parseLong(words[1]) / millis;
            spans.computeIfAbsent(output.tid(), _ -> new ArrayList<>())
                    .add(new Span(System.nanoTime(), speed, millis));
        }
    }

    /// The median speed of the spans that lie between two times.
    synchronized OptionalDouble between(String tid, long from, long to) {
        List<Double> speeds =
                spans.getOrDefault(tid, List.of()).stream()
                        .filter(s -> s.beginNanos() >= from && s.endNanos() <= to)
                        .map(Span::roundsPerMilli)
                        .toList();
        return speeds.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Summary.of(speeds).median());
    }
}
