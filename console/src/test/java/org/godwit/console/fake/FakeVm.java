package org.godwit.console.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// The truth behind [FakeHost]s: which hosts and tasks there are. Knows the programs `hello`,
/// `fail`, `sleeper` and `opt`. A task whose host goes repeats all its output on another one.
public final class FakeVm implements AutoCloseable {

    private final HttpServer server;
    private final List<FakeHostEntry> hosts = new ArrayList<>();
    private final List<FakeTask> tasks = new ArrayList<>();
    private final List<String> downed = new CopyOnWriteArrayList<>();
    private final List<String> optResults = new ArrayList<>(List.of("00aa", "00aa"));
    private final Map<String, BlockingQueue<ObjectNode>> lines = new HashMap<>();
    private int numbers;

    public FakeVm() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /// Given to the hosts as the address of the journal.
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// The hosts of which it was told that they are dead.
    public List<String> downed() {
        return List.copyOf(downed);
    }

    /// The hashes that the next runs of `opt` will print.
    public synchronized void optWillPrint(String... hashes) {
        optResults.clear();
        optResults.addAll(List.of(hashes));
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode json =
                body.length == 0
                        ? Json.object()
                        : Json.parse(new String(body, StandardCharsets.UTF_8));
        try {
            send(exchange, 200, answer(exchange.getRequestURI().getPath(), json).toString());
        } catch (RefusedException e) {
            send(exchange, 409, Json.object().put("refused", e.getMessage()).toString());
        } catch (InterruptedException e) {
            send(exchange, 500, "interrupted");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private JsonNode answer(String path, JsonNode body) throws InterruptedException {
        return switch (path) {
            case "/join" -> join(body);
            case "/next" -> nextFor(body.path("name").asText());
            case "/hosts" -> list(hosts.stream().map(this::line).toList());
            case "/tasks" -> list(tasks.stream().map(FakeTask::line).toList());
            case "/spawn" -> spawn(body);
            case "/move" -> move(body.path("tid").asText(), body.path("to").asText());
            case "/rebalance" -> rebalance();
            case "/drain" -> drain(body.path("host").asText());
            case "/kill" -> kill(body.path("tid").asText());
            case "/down" -> down(body.path("address").asText());
            case "/halt" -> halt();
            default -> throw new RefusedException("the fake knows no " + path);
        };
    }

    private JsonNode nextFor(String name) throws InterruptedException {
        return lines(name).take();
    }

    private synchronized BlockingQueue<ObjectNode> lines(String name) {
        return lines.computeIfAbsent(name, _ -> new LinkedBlockingQueue<>());
    }

    private synchronized JsonNode join(JsonNode body) {
        String tid = "t" + Integer.toHexString((0xc00 + numbers++) << 18);
        hosts.add(FakeHostEntry.of(tid, body, lines(body.path("name").asText())));
        return Json.object().put("tid", tid);
    }

    private synchronized ObjectNode line(FakeHostEntry host) {
        long count = tasks.stream().filter(task -> task.host().equals(host)).count();
        return host.line().put("tasks", count);
    }

    private synchronized FakeHostEntry host(String name) {
        return hosts.stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException("no host is named '" + name + "'"));
    }

    private synchronized FakeTask task(String tid) {
        return tasks.stream()
                .filter(task -> task.tid().equals(tid))
                .findFirst()
                .orElseThrow(() -> new RefusedException("no task " + tid));
    }

    private synchronized JsonNode spawn(JsonNode body) {
        String program = body.path("program").asText();
        List<String> argv = Json.listOf(body.path("argv"), String.class);
        List<String> tids = new ArrayList<>();
        for (int i = 0; i < body.path("count").asInt(); i++) {
            FakeTask task = create(program, "");
            tids.add(task.tid());
            FakeProgram.start(this, task, argv);
        }
        return Json.object().set("tids", Json.tree(tids));
    }

    synchronized FakeTask create(String program, String parent) {
        if (!FakeProgram.NAMES.contains(program)) {
            throw new RefusedException(
                    "there is no program '" + program + "'; it is an alias or a class name");
        }
        int number = ++numbers;
        FakeHostEntry host = hosts.get(number % hosts.size());
        FakeTask task =
                new FakeTask("t" + Integer.toHexString(number << 18 | 1), parent, program, host);
        tasks.add(task);
        return task;
    }

    synchronized String nextOptResult() {
        return optResults.removeFirst();
    }

    synchronized void ended(FakeTask task, String end, String reason) {
        task.end(end, reason);
        tasks.remove(task);
    }

    private synchronized JsonNode move(String tid, String to) {
        FakeTask task = task(tid);
        FakeHostEntry from = task.host();
        FakeHostEntry target = to.isEmpty() ? other(from) : host(to);
        if (target.equals(from)) {
            return list(List.of(report(task, from, from, "it is there already")));
        }
        task.moveTo(target, 2);
        return list(List.of(report(task, from, target, "")));
    }

    /// From the fullest host to the emptiest, one task at a time.
    private synchronized JsonNode rebalance() {
        List<ObjectNode> reports = new ArrayList<>();
        Comparator<FakeHostEntry> load = Comparator.comparingInt(host -> tasksOn(host).size());
        while (true) {
            FakeHostEntry from = hosts.stream().max(load).orElseThrow();
            FakeHostEntry to = hosts.stream().min(load).orElseThrow();
            if (tasksOn(from).size() < tasksOn(to).size() + 2) {
                return list(reports);
            }
            FakeTask task = tasksOn(from).getLast();
            task.moveTo(to, 1);
            reports.add(report(task, from, to, ""));
        }
    }

    private static ObjectNode report(
            FakeTask task, FakeHostEntry from, FakeHostEntry to, String refusal) {
        boolean done = refusal.isEmpty();
        return Json.object()
                .put("tid", task.tid())
                .put("outcome", done ? "DONE" : "REFUSED")
                .put("reason", refusal)
                .put("from", from.tid())
                .put("to", to.tid())
                .put("obtrusivenessMicros", done ? 3_200 : -1)
                .put("freezeMicros", done ? 4_100 : -1)
                .put("costMicros", done ? 9_800 : -1)
                .put("bytes", done ? 1_400_000 : 0);
    }

    private FakeHostEntry other(FakeHostEntry than) {
        Optional<FakeHostEntry> other =
                hosts.stream().filter(host -> !host.equals(than)).findFirst();
        return other.orElseThrow(() -> new RefusedException("there is no other host"));
    }

    /// A host that has no tasks leaves in good order.
    public void leave(String name) {
        JsonNode unused = drain(name);
    }

    private synchronized JsonNode drain(String name) {
        FakeHostEntry host = host(name);
        List<ObjectNode> reports = new ArrayList<>();
        for (FakeTask task : tasksOn(host)) {
            FakeHostEntry target = other(host);
            task.moveTo(target, 1);
            reports.add(report(task, host, target, ""));
        }
        hosts.remove(host);
        host.lines().add(Json.object().put("event", "left"));
        host.lines().add(Json.object().put("exit", 0));
        return list(reports);
    }

    private List<FakeTask> tasksOn(FakeHostEntry host) {
        return tasks.stream().filter(task -> task.host().equals(host)).toList();
    }

    private synchronized JsonNode kill(String tid) {
        ended(task(tid), "KILLED", "");
        return Json.object();
    }

    private synchronized JsonNode down(String address) {
        downed.add(address);
        List<FakeHostEntry> dead =
                hosts.stream().filter(host -> host.address().equals(address)).toList();
        hosts.removeAll(dead);
        for (FakeHostEntry host : dead) {
            tasksOn(host).forEach(task -> task.moveTo(hosts.getFirst(), Integer.MAX_VALUE));
        }
        return Json.object();
    }

    private synchronized JsonNode halt() {
        hosts.forEach(host -> host.lines().add(Json.object().put("exit", 0)));
        return Json.object();
    }

    private static JsonNode list(List<ObjectNode> lines) {
        ArrayNode array = Json.object().arrayNode();
        lines.forEach(array::add);
        return array;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
