package org.godwit.console.client;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// One HTTP interface on the loopback address. Calls block.
///
/// @param who answers there, for messages
public record Http(String who, int port, String token) {

    private static final int CONNECT_MILLIS = 2_000;

    /// Nobody listens, or whoever was asked something has gone: nothing was ordered from anyone, so
    /// another host may be asked.
    public static final class NotThere extends IOException {
        private NotThere(String message) {
            super(message);
        }

        private NotThere(String message, IOException cause) {
            super(message, cause);
        }
    }

    public JsonNode get(String path, Duration patience) throws NotThere {
        return call("GET", path, null, patience);
    }

    public JsonNode post(String path, JsonNode body, Duration patience) throws NotThere {
        return call("POST", path, Json.line(body), patience);
    }

    private JsonNode call(String method, String path, @Nullable String body, Duration patience)
            throws NotThere {
        try {
            HttpURLConnection connection = open(method, path, body, patience);
            try {
                return answer(connection, path);
            } finally {
                connection.disconnect();
            }
        } catch (NotThere e) {
            throw e;
        } catch (ConnectException e) {
            throw new NotThere(who + " does not listen on port " + port, e);
        } catch (SocketTimeoutException e) {
            throw new RefusedException(
                    "no answer from %s to %s %s within %d s"
                            .formatted(who, method, path, patience.toSeconds()),
                    e);
        } catch (IOException e) {
            if (body == null) {
                throw new NotThere("%s went away during %s %s".formatted(who, method, path), e);
            }
            throw new RefusedException(
                    "%s went away during %s %s; whether it was done is not known (%s)"
                            .formatted(who, method, path, e.getMessage()),
                    e);
        }
    }

    private HttpURLConnection open(
            String method, String path, @Nullable String body, Duration patience)
            throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout((int) patience.toMillis());
        connection.setRequestProperty("Authorization", "Bearer " + token);
        if (body != null) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            // A fixed length also keeps the JDK from sending a lost order a second time.
            connection.setFixedLengthStreamingMode(bytes.length);
            try (var out = connection.getOutputStream()) {
                out.write(bytes);
            }
        }
        return connection;
    }

    private JsonNode answer(HttpURLConnection connection, String path) throws IOException {
        int status = connection.getResponseCode();
        String text = read(connection, status);
        return switch (status) {
            case 200 -> text.isEmpty() ? Json.object() : Json.parse(text);
            case 400 ->
                    throw new WrongUseException(
                            field(text, "wrong").orElse(who + " does not understand " + path));
            case 401 ->
                    throw new RefusedException(
                            who
                                    + " does not accept this token: port "
                                    + port
                                    + " belongs to another virtual machine or another user");
            case 409 ->
                    throw new RefusedException(
                            field(text, "refused").orElse(who + " refused " + path));
            case 503 -> throw new NotThere(field(text, "refused").orElse(who + " has left"));
            default ->
                    throw new RefusedException(
                            "%s answered %s with status %d: %s"
                                    .formatted(who, path, status, text.strip()));
        };
    }

    private static String read(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in =
                status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> field(String text, String name) {
        try {
            JsonNode value = Json.parse(text).path(name);
            return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
