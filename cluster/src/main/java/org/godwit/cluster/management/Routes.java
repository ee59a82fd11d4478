package org.godwit.cluster.management;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.cluster.host.Host;
import org.godwit.cluster.host.MasterClient;
import org.godwit.cluster.management.HostHttp.Answer;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.host.HostFate;
import org.godwit.migration.MoveReport;
import org.godwit.port.SpawnOutcome;
import org.godwit.task.Durability;
import org.godwit.task.TaskInfo;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// What each path of the HTTP interface does.
final class Routes {

    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 5;
    private static final Duration LONG = Duration.ofMinutes(5);

    /// Of one question: there are no more numbers for tasks in a container, and as many hosts.
    private static final int SPAWNED_MAX = 100_000;

    private static final int EMPTY_MOVES_MAX = 10_000;
    private static final long DRAIN_MILLIS_MAX = Duration.ofHours(24).toMillis();

    private final Host host;
    private final MasterClient master;

    Routes(Host host, MasterClient master) {
        this.host = host;
        this.master = master;
    }

    Answer answer(String method, String path, JsonNode body) {
        return switch (method + " " + path) {
            case "GET /hosts" -> hosts();
            case "GET /tasks" -> tasks();
            case "GET /counters" -> Answer.done(host.counters());
            case "GET /processors" -> Answer.done(host.processors());
            case "POST /spawn" -> spawn(body);
            case "POST /kill" -> {
                Tid tid = Tid.parse(text(body, "tid"));
                yield ok(ask(SHORT, ref -> new MasterCommand.Kill(tid, ref)));
            }
            case "POST /halt" -> ok(ask(SHORT, MasterCommand.Halt::new));
            case "POST /move" -> {
                Tid tid = Tid.parse(text(body, "tid"));
                yield moved(
                        ask(
                                LONG,
                                ref ->
                                        new MasterCommand.Move(
                                                tid, body.path("to").asText(""), ref)));
            }
            case "POST /rebalance" -> moved(ask(LONG, MasterCommand.Rebalance::new));
            case "POST /drain" ->
                    moved(
                            ask(
                                    LONG,
                                    ref ->
                                            new MasterCommand.Drain(
                                                    text(body, "host"),
                                                    Math.clamp(
                                                            body.path("deadlineMillis")
                                                                    .asLong(30_000),
                                                            0,
                                                            DRAIN_MILLIS_MAX),
                                                    ref)));
            case "POST /delete" -> delete(text(body, "host"));
            case "POST /move-empty" -> moveEmpty(body.path("count").asInt(1));
            case "POST /down" -> {
                host.down(text(body, "address"));
                yield Answer.done(Map.of());
            }
            default -> Answer.wrong("no such path: " + method + " " + path);
        };
    }

    private static void within(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "%s must be 1 to %d: %d".formatted(field, most, value));
        }
    }

    /// As pvm_delhosts does it: the tasks there are killed.
    private Answer delete(String name) {
        MasterCommand.HostFates answer =
                ask(LONG, ref -> new MasterCommand.DeleteHosts(Tid.DAEMON, 0, List.of(name), ref));
        HostFate fate = answer.fates().getFirst();
        return fate.isDone() ? Answer.done(Map.of()) : Answer.refused(fate.reason());
    }

    private static String text(JsonNode body, String field) {
        String value = body.path(field).asText("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the body needs a field '" + field + "'");
        }
        return value;
    }

    /// Short questions may be asked twice, and are while the master is being replaced.
    private <A> A ask(Duration within, Function<ActorRef<A>, MasterCommand> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                return await(master.once(within, question));
            } catch (CompletionException e) {
                if (within.equals(LONG) || attempt == ATTEMPTS) {
                    throw new NoMaster(e);
                }
            }
        }
    }

    /// The master gave no answer: it is being replaced, or this host is on its way out.
    static final class NoMaster extends RuntimeException {
        NoMaster(Throwable cause) {
            super(cause);
        }
    }

    private static <A> A await(CompletionStage<A> stage) {
        return stage.toCompletableFuture().join();
    }

    private Answer hosts() {
        MasterCommand.HostList list = ask(SHORT, MasterCommand.Hosts::new);
        return Answer.done(
                list.hosts().stream()
                        .map(h -> {
                            Map<String, Object> row = new TreeMap<>();
                            row.put("tid", h.info().tid().toString());
                            row.put("name", h.info().name());
                            row.put("arch", h.info().arch());
                            row.put("address", h.info().address());
                            row.put("pid", h.info().pid());
                            row.put("http", h.http());
                            row.put("tasks", h.tasks());
                            row.put("state", h.draining() ? "draining" : "ready");
                            return row;
                        })
                        .toList());
    }

    private Answer tasks() {
        MasterCommand.HostList hosts = ask(SHORT, MasterCommand.Hosts::new);
        Map<Tid, String> names = new TreeMap<>();
        hosts.hosts().forEach(h -> names.put(h.info().tid(), h.info().name()));
        MasterCommand.TaskList list = ask(SHORT, MasterCommand.Tasks::new);
        Map<Tid, Long> unplaced = new TreeMap<>();
        list.unplaced().forEach(u -> unplaced.put(u.tid(), u.millis()));
        return Answer.done(list.tasks().stream().map(t -> row(t, names, unplaced)).toList());
    }

    private static Map<String, Object> row(
            TaskInfo task, Map<Tid, String> names, Map<Tid, Long> unplaced) {
        Map<String, Object> row = new TreeMap<>();
        row.put("tid", task.tid().toString());
        row.put("parent", task.parent().map(Tid::toString).orElse(""));
        boolean placed = names.containsKey(task.host());
        row.put("host", placed ? task.host().toString() : "");
        row.put("hostName", names.getOrDefault(task.host(), ""));
        row.put("program", task.program());
        row.put("durability", task.durability().name().toLowerCase(java.util.Locale.ROOT));
        row.put("pid", task.pid());
        row.put("moves", task.moves());
        row.put("captureBytes", task.captureBytes());
        row.put("unplacedMillis", unplaced.getOrDefault(task.tid(), 0L));
        return row;
    }

    private Answer spawn(JsonNode body) {
        String program = text(body, "program");
        List<String> argv = new ArrayList<>();
        body.path("argv").forEach(a -> argv.add(a.asText()));
        int count = body.path("count").asInt(1);
        within("count", count, SPAWNED_MAX);
        String named = body.path("durability").asText("");
        Durability durability =
                named.isEmpty() ? host.defaultDurability() : Durability.parse(named);
        if (host.programs().find(program).isEmpty()) {
            return Answer.refused(host.programs().noSuchProgram(program).explanation());
        }
        SpawnOutcome outcome =
                await(
                        host.spawnFromOutside(
                                program,
                                argv,
                                count,
                                Optional.of(body.path("where").asText(""))
                                        .filter(w -> !w.isEmpty()),
                                durability,
                                variables(body.path("variables"))));
        return switch (outcome) {
            case SpawnOutcome.Spawned s ->
                    Answer.done(
                            Map.of(
                                    "tids",
                                    s.tids().stream().map(Tid::toString).toList(),
                                    "warnings",
                                    body.path("check").asBoolean(false)
                                            ? host.programs().warnings(program)
                                            : List.of()));
            case SpawnOutcome.Refused r -> Answer.refused(r.explanation());
        };
    }

    private static Map<String, String> variables(JsonNode named) {
        Map<String, String> variables = new TreeMap<>();
        for (Map.Entry<String, JsonNode> variable : named.properties()) {
            variables.put(variable.getKey(), variable.getValue().asText());
        }
        return variables;
    }

    private static Answer ok(MasterCommand.Ok ok) {
        return ok.refused().isEmpty() ? Answer.done(Map.of()) : Answer.refused(ok.refused());
    }

    private static Answer moved(MasterCommand.Moved moved) {
        return moved.refused().isEmpty()
                ? Answer.done(moved.reports().stream().map(Routes::row).toList())
                : Answer.refused(moved.refused());
    }

    private static Map<String, Object> row(MoveReport report) {
        Map<String, Object> row = new TreeMap<>();
        row.put("tid", report.tid().toString());
        row.put("outcome", report.outcome().name());
        row.put("reason", report.reason());
        row.put("from", report.from().map(Tid::toString).orElse(""));
        row.put("to", report.to().map(Tid::toString).orElse(""));
        row.put("obtrusivenessMicros", report.obtrusivenessMicros());
        row.put("freezeMicros", report.freezeMicros());
        row.put("costMicros", report.costMicros());
        row.put("yieldMicros", report.yieldMicros());
        row.put("reachMicros", report.reachMicros());
        row.put("captureMicros", report.captureMicros());
        row.put("replaceMicros", report.replaceMicros());
        row.put("resumeMicros", report.resumeMicros());
        row.put("bytes", report.bytes());
        return row;
    }

    /// Bare hand-offs, one after the other; the cost counts from when the container was free to go.
    private Answer moveEmpty(int count) {
        within("count", count, EMPTY_MOVES_MAX);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MasterCommand.Moved moved = ask(LONG, ref -> new MasterCommand.MoveEmpty(1, ref));
            if (!moved.refused().isEmpty()) {
                return Answer.refused(moved.refused());
            }
            for (MoveReport report : moved.reports()) {
                if (!report.isDone() || report.costMicros() < 0) {
                    return Answer.refused(report.reason());
                }
                rows.add(Map.of("costMicros", report.replaceMicros() + report.resumeMicros()));
            }
        }
        return Answer.done(rows);
    }
}
