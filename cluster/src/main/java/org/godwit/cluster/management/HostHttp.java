package org.godwit.cluster.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.godwit.cluster.host.Host;
import org.godwit.cluster.host.MasterClient;
import org.godwit.cluster.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/// The HTTP interface of a host, on loopback, with a token; any host answers for the whole virtual
/// machine. What it answers is in docs/management.md.
public final class HostHttp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostHttp.class);
    private static final int LAST_ANSWERS_SECONDS = 2;
    private static final int BODY_BYTES_MAX = 1 << 20;

    private final HttpServer server;
    private final byte[] authorization;
    private final ObjectMapper json = Json.mapper();
    private volatile Optional<Routes> routes = Optional.empty();
    private volatile boolean left;

    private HostHttp(HttpServer server, String token) {
        this.server = server;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    /// Listens on a free port of loopback.
    public static HostHttp start(String token) {
        HttpLimits.install();
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            HostHttp http = new HostHttp(server, token);
            server.createContext("/", http::handle);
            // not on virtual threads: tasks that only compute may have all their carriers
            server.setExecutor(
                    Executors.newCachedThreadPool(
                            Thread.ofPlatform().daemon().name("godwit-http-", 0).factory()));
            server.start();
            return http;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback", e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// From now on questions are answered.
    public void open(Host host, MasterClient master) {
        routes = Optional.of(new Routes(host, master));
    }

    /// This host is no longer part of the virtual machine: whoever asks is sent to another one.
    /// What is being answered may still be.
    public void leave() {
        left = true;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] bytes = json.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null
                || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization)) {
            return new Answer(401, Map.of("wrong", "the token is missing or wrong"));
        }
        if (left) {
            return Answer.gone();
        }
        if (routes.isEmpty()) {
            return Answer.refused("this host has not joined yet");
        }
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            return Answer.wrong("a body is at most " + BODY_BYTES_MAX + " bytes");
        }
        JsonNode node;
        try {
            node = body.length == 0 ? json.createObjectNode() : json.readTree(body);
        } catch (JsonProcessingException e) {
            return Answer.wrong("the body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return Answer.wrong("the body is not JSON: it is not in UTF-8");
        }
        return answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), node);
    }

    private Answer answer(String method, String path, JsonNode body) {
        try {
            return routes.orElseThrow().answer(method, path, body);
        } catch (IllegalArgumentException e) {
            return Answer.wrong(String.valueOf(e.getMessage()));
        } catch (Routes.NoMaster e) {
            if (left && method.equals("GET")) {
                return Answer.gone();
            }
            return Answer.refused(
                    "the master gave no answer in time; it may be moving to another host: try"
                            + " again");
        } catch (RuntimeException e) {
            LOG.warn("{} {} failed", method, path, e);
            return Answer.refused("it failed: " + e);
        }
    }

    /// Takes no more questions; what is being answered has this long. Blocks until then.
    @Override
    public void close() {
        server.stop(LAST_ANSWERS_SECONDS);
    }

    /// A status and what is written as JSON.
    record Answer(int status, Object body) {
        static Answer done(Object body) {
            return new Answer(200, body);
        }

        static Answer refused(String reason) {
            return new Answer(409, Map.of("refused", reason));
        }

        /// Nothing was done; another host may be asked.
        static Answer gone() {
            return new Answer(
                    503, Map.of("refused", "this host is no longer part of the virtual machine"));
        }

        static Answer wrong(String what) {
            return new Answer(400, Map.of("wrong", what));
        }
    }
}
