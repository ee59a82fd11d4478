package org.godwit.console.machine;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.Json;
import org.godwit.port.StandardStream;

import java.util.List;
import java.util.stream.Stream;

/// What a host process says on its standard output, one JSON object a line.
sealed interface HostEvent {

    /// It can take work.
    record Ready(String name, String host, int http, String address) implements HostEvent {}

    /// A task's line; told again after a move or a crash.
    ///
    /// @param stream it was written to
    /// @param partial whether the task has not ended it
    record Output(String tid, long line, StandardStream stream, boolean partial, String text)
            implements HostEvent {}

    /// A task is over; may be told again.
    record Ended(String tid, String end, int status, String reason, long lines)
            implements HostEvent {}

    /// It cannot join.
    record Refused(String reason) implements HostEvent {}

    /// It was drained and goes.
    record Left() implements HostEvent {}

    /// It wants another host, as one of its tasks does.
    ///
    /// @param id by which the answer is known
    /// @param settings of the new host, a line `path = value` each
    record Start(long id, String name, List<String> settings) implements HostEvent {
        public Start {
            settings = List.copyOf(settings);
        }
    }

    /// It wants the virtual machine to be halted.
    record Halt() implements HostEvent {}

    /// Something that people should know.
    record Note(String text) implements HostEvent {}

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
            case "note" -> has(json, "text") ? Json.as(json, Note.class) : new Strange(line);
            case "start" -> Json.as(json, Start.class);
            case "halt" -> new Halt();
            default -> new Strange(line);
        };
    }

    private static boolean has(JsonNode json, String... fields) {
        return Stream.of(fields).allMatch(json::hasNonNull);
    }
}
