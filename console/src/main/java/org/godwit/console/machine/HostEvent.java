package org.godwit.console.machine;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.Json;

import java.util.stream.Stream;

/// What a host process says on its standard output, one JSON object a line.
sealed interface HostEvent {

    /// It can take work.
    record Ready(String name, String host, int http, String address) implements HostEvent {}

    /// A task's line; told again after a move or a crash.
    record Output(String tid, long line, String text) implements HostEvent {}

    /// A task is over; may be told again.
    record Ended(String tid, String end, String reason, long lines) implements HostEvent {}

    /// It cannot join.
    record Refused(String reason) implements HostEvent {}

    /// It was drained and goes.
    record Left() implements HostEvent {}

    /// Something that is none of these.
    record Strange(String line) implements HostEvent {}

    /// What a line says; whatever is no event, or lacks something, is [Strange].
    static HostEvent parse(String line) {
        try {
            return event(line, Json.parse(line));
        } catch (IllegalArgumentException _) {
            return new Strange(line);
        }
    }

    private static HostEvent event(String line, JsonNode json) {
        return switch (json.path("event").asText()) {
            case "ready" ->
                    has(json, "host", "http", "address")
                            ? Json.as(json, Ready.class)
                            : new Strange(line);
            case "output" ->
                    has(json, "tid", "line", "text")
                            ? Json.as(json, Output.class)
                            : new Strange(line);
            case "ended" ->
                    has(json, "tid", "end", "reason")
                            ? Json.as(json, Ended.class)
                            : new Strange(line);
            case "refused" ->
                    has(json, "reason") ? Json.as(json, Refused.class) : new Strange(line);
            case "left" -> new Left();
            default -> new Strange(line);
        };
    }

    private static boolean has(JsonNode json, String... fields) {
        return Stream.of(fields).allMatch(json::hasNonNull);
    }
}
