package org.godwit.console.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.godwit.cluster.management.HttpLimits;
import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.WrongUseException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/// The machine's own HTTP interface on the loopback address: JSON in and out, every path but `/who`
/// for bearers of the token only. It holds the virtual machine's port, so that there is one.
final class ControlServer implements AutoCloseable {

    /// Answers one kind of request, on a virtual thread of its own.
    interface Handler {
        Object answer(JsonNode body, Map<String, String> query) throws InterruptedException;
    }

    private static final int BODY_MAX_BYTES = 1 << 20;

    private final HttpServer server;
    private final byte[] authorization;

    private ControlServer(HttpServer server, String token) {
        this.server = server;
        this.authorization = bytes("Bearer " + token);
    }

    /// @throws IOException if the port is in use
    static ControlServer bind(int port, String token, Object whoAnswer) throws IOException {
        HttpLimits.install();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        ControlServer control = new ControlServer(HttpServer.create(address, 0), token);
        control.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        control.server.createContext("/who", exchange -> send(exchange, 200, Json.line(whoAnswer)));
        control.server.start();
        return control;
    }

    int port() {
        return server.getAddress().getPort();
    }

    void on(String path, Handler handler) {
        server.createContext(path, exchange -> handle(exchange, handler));
    }

    private void handle(HttpExchange exchange, Handler handler) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null || !MessageDigest.isEqual(authorization, bytes(given))) {
            send(exchange, 401, "{}");
            return;
        }
        try {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX_BYTES);
            JsonNode json =
                    body.length == 0
                            ? Json.object()
                            : Json.parse(new String(body, StandardCharsets.UTF_8));
            Object answer = handler.answer(json, query(exchange));
            send(exchange, 200, Json.line(answer));
        } catch (RefusedException e) {
            send(exchange, 409, Json.line(Map.of("refused", String.valueOf(e.getMessage()))));
        } catch (WrongUseException | IllegalArgumentException e) {
            send(exchange, 400, Json.line(Map.of("wrong", String.valueOf(e.getMessage()))));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            send(exchange, 409, Json.line(Map.of("refused", "the machine process is ending")));
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new TreeMap<>();
        String raw = exchange.getRequestURI().getQuery();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = bytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
