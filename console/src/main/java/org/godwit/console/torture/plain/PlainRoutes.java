package org.godwit.console.torture.plain;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// What a [PlainHost] answers to each request: for all senders and counters, wherever they are.
final class PlainRoutes implements PlainHttp.Route {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ActorSystem<?> system;
    private final PlainSettings settings;
    private final Placement placement;

    PlainRoutes(ActorSystem<?> system, PlainSettings settings) {
        this.system = system;
        this.settings = settings;
        this.placement = new Placement(system);
    }

    @Override
    public Object answer(String request, JsonNode body) throws InterruptedException {
        return switch (request) {
            case "GET /hosts" -> placement.hosts().stream().map(PlainRoutes::line).toList();
            case "GET /tasks" -> tasks();
            case "GET /processors" -> standings();
            case "GET /counters" -> Map.of();
            case "POST /spawn" -> tellSenders(body.path("program").asText());
            case "POST /move" -> {
                String tid = body.path("tid").asText();
                yield List.of(
                        placement
                                .move(tid, body.path("to").asText())
                                .map(reason -> report(tid, "REFUSED", reason))
                                .orElseGet(() -> report(tid, "DONE", "")));
            }
            case "POST /drain" ->
                    placement
                            .drain(
                                    body.path("host").asText(),
                                    Duration.ofMillis(body.path("deadlineMillis").asLong()))
                            .stream()
                            .map(tid -> report(tid, "DONE", ""))
                            .toList();
            case "POST /down" -> {
                placement.down(body.path("address").asText());
                yield Map.of();
            }
            default -> throw new RefusedException("a plain host knows no " + request);
        };
    }

    private static Map<String, Object> line(Placement.Place place) {
        return Map.of("name", place.name(), "address", place.address().toString());
    }

    private static Map<String, Object> report(String tid, String outcome, String reason) {
        return Map.of("tid", tid, "outcome", outcome, "reason", reason, "from", "", "to", "");
    }

    private List<Map<String, Object>> tasks() {
        Map<String, String> places = placement.byEntity();
        return settings.cast().all().stream()
                .map(id ->
                        Map.<String, Object>of(
                                "tid", id, "hostName", places.getOrDefault(id, ""), "parent", ""))
                .toList();
    }

    /// The [Standing] of each, as JSON; who does not answer is not there.
    private Map<String, String> standings() {
        Map<String, CompletionStage<Standing>> asked = new LinkedHashMap<>();
        for (String id : settings.cast().all()) {
            asked.put(id, ask(id, PlainMessage.Query::new));
        }
        Map<String, String> standings = new TreeMap<>();
        asked.forEach((id, answer) -> {
            CompletableFuture<Standing> one = answer.toCompletableFuture();
            try {
                standings.put(id, Json.line(one.join()));
            } catch (java.util.concurrent.CompletionException _) {
                // it did not answer in time
            }
        });
        return standings;
    }

    private Map<String, Object> tellSenders(String what) {
        List<String> senders = settings.cast().senders();
        List<CompletionStage<PlainMessage.Done>> asked =
                senders.stream()
                        .<CompletionStage<PlainMessage.Done>>map(id ->
                                switch (what) {
                                    case PlainHost.BEGIN -> ask(id, PlainMessage.Begin::new);
                                    case PlainHost.END -> ask(id, PlainMessage.End::new);
                                    default ->
                                            throw new RefusedException(
                                                    "'%s' is neither '%s' nor '%s'"
                                                            .formatted(
                                                                    what,
                                                                    PlainHost.BEGIN,
                                                                    PlainHost.END));
                                })
                        .toList();
        asked.forEach(one -> one.toCompletableFuture().join());
        return Map.of("tids", senders);
    }

    private <A> CompletionStage<A> ask(
            String id, java.util.function.Function<ActorRef<A>, PlainMessage> question) {
        return ClusterSharding.get(system)
                .entityRefFor(PlainHost.KEY, id)
                .<A>ask(question::apply, PATIENCE);
    }
}
