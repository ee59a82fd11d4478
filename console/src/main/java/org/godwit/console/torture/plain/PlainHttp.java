package org.godwit.console.torture.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.Executors;

/// The HTTP interface of a [PlainHost]: as that of Godwit's hosts, so far as a torture uses it.
final class PlainHttp {

    /// Answers one request.
    @FunctionalInterface
    interface Route {
        Object answer(String request, JsonNode body) throws InterruptedException;
    }

    private final Route route;
    private final byte[] authorization;

    private PlainHttp(Route route, String token) {
        this.route = route;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    /// Listens on a free port of loopback, which it returns.
    static int start(String token, Route route) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", new PlainHttp(route, token)::handle);
        server.setExecutor(
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("plain-http-", 0).factory()));
        server.start();
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            Object answer;
            try {
                answer = answer(exchange);
            } catch (RefusedException e) {
                status = 409;
                answer = Map.of("refused", String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                status = 409;
                answer = Map.of("refused", "it failed: " + e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            byte[] bytes = Json.line(answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Object answer(HttpExchange exchange) throws IOException, InterruptedException {
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization)) {
            throw new RefusedException("the token is missing or wrong");
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        return route.answer(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                body.length == 0
                        ? Json.object()
                        : Json.parse(new String(body, StandardCharsets.UTF_8)));
    }
}
