package org.godwit.console.bench;

import org.godwit.console.client.MoveLine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// What the moves took, in microseconds.
///
/// @param moves of one idle task in each durability
/// @param floor cost of each bare hand-off of an empty entity
/// @param refused moves that did not happen, with their reasons
public record MoveResults(
        Map<Variant, List<MoveLine>> moves, List<Long> floor, List<String> refused) {

    static final String FLOOR = "floor: empty entity";

    /// A time that a move is made of.
    enum Phase {
        COST("cost", MoveLine::costMicros),
        OBTRUSIVENESS("obtrusiveness", MoveLine::obtrusivenessMicros),
        FREEZE("freeze", MoveLine::freezeMicros),
        YIELD("  yield", MoveLine::yieldMicros),
        CAPTURE("  capture", MoveLine::captureMicros),
        REPLACE("  replace", MoveLine::replaceMicros),
        RESUME("  resume", MoveLine::resumeMicros);

        private final String label;
        private final ToLongFunction<MoveLine> micros;

        Phase(String label, ToLongFunction<MoveLine> micros) {
            this.label = label;
            this.micros = micros;
        }

        String label() {
            return label;
        }
    }

    static MoveResults empty() {
        Map<Variant, List<MoveLine>> moves = new EnumMap<>(Variant.class);
        moves.put(Variant.JOURNALED, new ArrayList<>());
        moves.put(Variant.MIGRATABLE, new ArrayList<>());
        return new MoveResults(moves, new ArrayList<>(), new ArrayList<>());
    }

    void add(Variant variant, MoveLine done) {
        moves.computeIfAbsent(variant, _ -> new ArrayList<>()).add(done);
    }

    /// The times of a phase in milliseconds; empty if no move told it.
    Optional<Summary> of(Variant variant, Phase phase) {
        return millis(
                moves.getOrDefault(variant, List.of()).stream()
                        .map(phase.micros::applyAsLong)
                        .filter(micros -> micros >= 0)
                        .toList());
    }

    Optional<Summary> floorMillis() {
        return millis(floor);
    }

    boolean isComplete() {
        return !floor.isEmpty() && moves.values().stream().noneMatch(List::isEmpty);
    }

    private static Optional<Summary> millis(List<Long> micros) {
        return micros.isEmpty()
                ? Optional.empty()
                : Optional.of(Summary.of(micros.stream().map(m -> m / 1e3).toList()));
    }

    List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>();
        for (Variant variant : moves.keySet()) {
            for (Phase phase : Phase.values()) {
                String name = "move " + phase.label().strip();
                of(variant, phase)
                        .ifPresent(s -> rows.add(BenchRow.of(name, "ms", variant.label(), s)));
            }
        }
        floorMillis().ifPresent(s -> rows.add(BenchRow.of("move cost", "ms", FLOOR, s)));
        return rows;
    }
}
