package org.godwit.console;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.Http;
import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmState;

import java.time.Duration;

/// Talks to a machine process.
final class Control {

    private static final Duration FOLLOW_PATIENCE = Duration.ofMinutes(1);

    private Control() {}

    static JsonNode post(VmState state, String path, JsonNode body, Duration patience) {
        try {
            return state.control().post(path, body, patience);
        } catch (Http.NotThere e) {
            throw gone(state, e);
        }
    }

    /// The number of the newest event.
    static long lastEvent(VmState state) {
        return post(state, "/last", Json.object(), FOLLOW_PATIENCE).path("last").asLong();
    }

    /// What happened after an event; waits some seconds for something to happen.
    static JsonNode eventsAfter(VmState state, long event) {
        try {
            return state.control().get("/events?after=" + event, FOLLOW_PATIENCE);
        } catch (Http.NotThere e) {
            throw gone(state, e);
        }
    }

    private static RefusedException gone(VmState state, Http.NotThere cause) {
        return new RefusedException(
                "the machine process %d of the virtual machine on port %d has ended"
                        .formatted(state.pid(), state.port()),
                cause);
    }
}
