package org.godwit.console.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.godwit.console.client.Json;
import org.godwit.console.host.HostMain;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/// A process that behaves as a host towards its machine. It passes every request on to the [FakeVm]
/// whose port it is given as the address of the journal, and prints what that says.
public final class FakeHost {

    private final Map<String, String> arguments = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private FakeHost(String[] args) {
        for (int i = 0; i < args.length; i += 2) {
            arguments.put(args[i].substring(2), args[i + 1]);
        }
    }

    public static void main(String[] args) throws Exception {
        FakeHost host = new FakeHost(args);
        switch (host.argument("name")) {
            case "refused" -> {
                say(Json.object().put("event", "refused").put("reason", "its version is too old"));
                System.exit(3);
            }
            case "broken" -> {
                System.err.println("boom");
                System.exit(1);
            }
            case "unlucky" -> {
                if (host.isFirst()) {
                    say(
                            Json.object()
                                    .put("event", "refused")
                                    .put("reason", "[/127.0.0.1:1] Address already in use"));
                    System.exit(3);
                }
                host.run();
            }
            default -> host.run();
        }
    }

    /// Every second time it is not.
    private boolean isFirst() throws IOException {
        String vm = argument("journal-address").replace(':', '-');
        Path mark = Path.of(System.getProperty("java.io.tmpdir"), "unlucky-" + vm);
        if (Files.deleteIfExists(mark)) {
            return false;
        }
        Files.createFile(mark);
        return true;
    }

    private String argument(String key) {
        return arguments.getOrDefault(key, "");
    }

    private void run() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::forward);
        server.start();
        String address = "pekko://" + argument("vm") + "@127.0.0.1:" + argument("port");
        JsonNode joined =
                Json.parse(
                        ask(
                                        "/join",
                                        Json.object()
                                                .put("name", argument("name"))
                                                .put("http", server.getAddress().getPort())
                                                .put("pid", ProcessHandle.current().pid())
                                                .put("address", address)
                                                .toString())
                                .body());
        say(
                Json.object()
                        .put("event", "ready")
                        .put("name", argument("name"))
                        .put("host", joined.path("tid").asText())
                        .put("http", server.getAddress().getPort())
                        .put("address", address));
        Thread.ofPlatform().daemon().start(this::obey);
        while (System.in.read() >= 0) {
            // nothing is said to a host: it waits for the end
        }
        System.exit(0);
    }

    private void obey() {
        try {
            while (true) {
                String name = Json.object().put("name", argument("name")).toString();
                JsonNode next = Json.parse(ask("/next", name).body());
                if (next.has("refused")) {
                    System.exit(1);
                } else if (next.has("exit")) {
                    System.exit(next.path("exit").asInt());
                } else {
                    say(next);
                }
            }
        } catch (IOException | InterruptedException e) {
            System.exit(1);
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        String expected = "Bearer " + System.getenv(HostMain.TOKEN_VARIABLE);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
            return;
        }
        try {
            HttpResponse<String> response = ask(exchange.getRequestURI().getPath(), body);
            answer(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            answer(exchange, 500, "interrupted");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private HttpResponse<String> ask(String path, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://" + argument("journal-address") + path);
        return http.send(
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private static synchronized void say(JsonNode event) {
        System.out.println(event);
        System.out.flush();
    }
}
