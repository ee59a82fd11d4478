package org.godwit.console.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// A virtual machine, through whichever of its hosts answers first. Calls block until they are
/// answered; thread-safe. Every call can throw [RefusedException] and [WrongUseException].
public final class VmClient {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration MOVE_PATIENCE = Duration.ofMinutes(3);

    private final Supplier<List<Http>> hosts;

    /// @param hosts the hosts that are believed to live, asked before every call
    public VmClient(Supplier<List<Http>> hosts) {
        this.hosts = hosts;
    }

    public List<HostLine> hosts() {
        return Json.listOf(get("/hosts"), HostLine.class);
    }

    /// What each host that answers has counted, by name.
    public List<Map<String, Long>> allCounters() {
        return List.copyOf(countersByHost().values());
    }

    /// The same by host, such as `host h1`.
    public Map<String, Map<String, Long>> countersByHost() {
        Map<String, Map<String, Long>> all = new TreeMap<>();
        fromEach("/counters")
                .forEach((host, counters) -> {
                    Map<String, Long> one = new TreeMap<>();
                    counters.properties().forEach(e -> one.put(e.getKey(), e.getValue().asLong()));
                    all.put(host, one);
                });
        return all;
    }

    /// What each virtual processor does or waits for, one line each: for whoever asks why something
    /// does not go on.
    public Map<String, String> processors() {
        Map<String, String> lines = new TreeMap<>();
        fromEach("/processors")
                .values()
                .forEach(host ->
                        host.properties()
                                .forEach(e ->
                                        lines.merge(
                                                e.getKey(),
                                                e.getValue().asText(),
                                                (a, b) -> a + "; also " + b)));
        return lines;
    }

    private Map<String, JsonNode> fromEach(String path) {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (Http host : hosts.get()) {
            try {
                answers.put(host.who(), host.get(path, PATIENCE));
            } catch (Http.NotThere _) {
                // gone since
            }
        }
        return answers;
    }

    public List<TaskLine> tasks() {
        return Json.listOf(get("/tasks"), TaskLine.class);
    }

    /// What to start and where.
    ///
    /// @param where a host's name, or empty for any
    /// @param durability a word, or empty for the virtual machine's default
    public record Spawn(
            String program, List<String> argv, int count, String where, String durability) {}

    /// The tids of what was started.
    public List<String> spawn(Spawn spawn) {
        return Json.listOf(post("/spawn", Json.tree(spawn)).path("tids"), String.class);
    }

    /// The same for tasks that get environment variables.
    public List<String> spawn(Spawn spawn, Map<String, String> variables) {
        ObjectNode asked = (ObjectNode) Json.tree(spawn);
        variables.forEach(asked.putObject("variables")::put);
        return Json.listOf(post("/spawn", asked).path("tids"), String.class);
    }

    /// @param warnings what may keep the tasks from moving, a line each
    public record Started(List<String> tids, List<String> warnings) {}

    /// The same, with what is to be said of the program.
    public Started start(Spawn spawn) {
        ObjectNode asked = (ObjectNode) Json.tree(spawn);
        JsonNode answer = post("/spawn", asked.put("check", true));
        return new Started(
                Json.listOf(answer.path("tids"), String.class),
                answer.has("warnings")
                        ? Json.listOf(answer.path("warnings"), String.class)
                        : List.of());
    }

    /// Moves what shares a container with a task.
    ///
    /// @param to a host's name, or empty for any other
    /// @return a report for each task of the container
    public List<MoveLine> move(String tid, String to) {
        return moves(
                order("/move", Json.object().put("tid", tid).put("to", to), MOVE_PATIENCE, ""));
    }

    /// Moves empty containers, for comparison: what every move costs at the least.
    ///
    /// @return the cost of each in microseconds
    public List<Long> moveEmpty(int count) {
        JsonNode costs = order("/move-empty", Json.object().put("count", count), MOVE_PATIENCE, "");
        List<Long> micros = new ArrayList<>();
        costs.forEach(cost -> micros.add(cost.path("costMicros").asLong()));
        return micros;
    }

    public List<MoveLine> rebalance() {
        return moves(order("/rebalance", Json.object(), MOVE_PATIENCE, ""));
    }

    /// Empties a host, which then leaves by itself.
    ///
    /// @param deadline after which it gives up
    public List<MoveLine> drain(String host, Duration deadline) {
        ObjectNode body =
                Json.object().put("host", host).put("deadlineMillis", deadline.toMillis());
        return moves(order("/drain", body, deadline.plus(PATIENCE), host));
    }

    public void kill(String tid) {
        post("/kill", Json.object().put("tid", tid));
    }

    /// Stops every host.
    public void halt() {
        post("/halt", Json.object());
    }

    /// Says that the process of a host is known to be dead.
    public void down(String address) {
        post("/down", Json.object().put("address", address));
    }

    private JsonNode get(String path) {
        return first(host -> host.get(path, PATIENCE), "");
    }

    private JsonNode post(String path, JsonNode body) {
        return order(path, body, PATIENCE, "");
    }

    private JsonNode order(String path, JsonNode body, Duration patience, String affected) {
        return first(host -> host.post(path, body, patience), affected);
    }

    private interface Call {
        JsonNode on(Http host) throws Http.NotThere;
    }

    /// @param affected the name of a host that is better not asked, since it may go
    private JsonNode first(Call call, String affected) {
        List<Http> candidates = new ArrayList<>(hosts.get());
        candidates.sort(Comparator.comparing(host -> host.who().equals("host " + affected)));
        for (Http host : candidates) {
            try {
                return call.on(host);
            } catch (Http.NotThere _) {
                // died since; ask the next
            }
        }
        throw new RefusedException(
                candidates.isEmpty()
                        ? "the virtual machine has no host; add one with ./pvm add"
                        : "none of the virtual machine's hosts answers: "
                                + String.join(", ", candidates.stream().map(Http::who).toList()));
    }

    private static List<MoveLine> moves(JsonNode array) {
        return Json.listOf(array, MoveLine.class);
    }
}
