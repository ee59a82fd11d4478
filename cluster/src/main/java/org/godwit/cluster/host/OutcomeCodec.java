package org.godwit.cluster.host;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.godwit.cluster.wire.Json;
import org.godwit.port.SpawnOutcome;
import org.godwit.task.Tid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The journaled form of what calls were answered: JSON. Thread-safe.
final class OutcomeCodec {

    /// That of a spawn's outcome.
    record SpawnRecord(List<Integer> tids, String refused, String explanation) {}

    private final ObjectMapper json = Json.mapper();

    byte[] encode(Object outcome) {
        try {
            return json.writeValueAsString(
                            outcome instanceof SpawnOutcome spawn ? recorded(spawn) : outcome)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpawnRecord recorded(SpawnOutcome outcome) {
        return switch (outcome) {
            case SpawnOutcome.Spawned s ->
                    new SpawnRecord(s.tids().stream().map(Tid::value).toList(), "", "");
            case SpawnOutcome.Refused r ->
                    new SpawnRecord(List.of(), r.reason().name(), r.explanation());
        };
    }

    <T> T decode(byte[] bytes, Class<T> type) {
        try {
            return type == SpawnOutcome.class
                    ? type.cast(outcome(json.readValue(bytes, SpawnRecord.class)))
                    : json.readValue(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpawnOutcome outcome(SpawnRecord r) {
        return r.refused().isEmpty()
                ? new SpawnOutcome.Spawned(r.tids().stream().map(Tid::new).toList())
                : new SpawnOutcome.Refused(
                        SpawnOutcome.Reason.valueOf(r.refused()), r.explanation());
    }
}
