package org.godwit.console.torture.plain;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.external.ExternalShardAllocationStrategy;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.godwit.cluster.host.HostSettings;
import org.godwit.console.client.Json;
import org.godwit.console.host.HostMain;
import org.godwit.persistence.JournalProfile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A host of the comparison, as a process of its own: sharded persistent actors on Pekko alone. It
/// takes the arguments of Godwit's hosts, says on its standard output what they say, and ends with
/// its standard input, so that a machine process and its nemesis take it for one.
public final class PlainHost {

    /// As a program's name: the senders are to begin.
    public static final String BEGIN = "begin";

    /// As a program's name: the senders are to end.
    public static final String END = "end";

    static final EntityTypeKey<PlainMessage> KEY =
            EntityTypeKey.create(PlainMessage.class, "plain");

    private static final int EXIT_PUT_OUT = 3;
    private static final Duration ALLOCATION_PATIENCE = Duration.ofSeconds(5);

    private final PrintStream events;

    private PlainHost(PrintStream events) {
        this.events = events;
    }

    public static void main(String[] arguments) throws IOException {
        PlainHost host = new PlainHost(System.out);
        System.setOut(System.err);
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            given.put(arguments[i].substring(2), arguments[i + 1]);
        }
        Thread.ofPlatform().daemon().name("stdin").start(PlainHost::endWithStdin);
        host.start(given);
    }

    private static void endWithStdin() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said to a plain host
            }
        } catch (IOException _) {
            // the end, too
        }
        Runtime.getRuntime().halt(0);
    }

    private void start(Map<String, String> given) throws IOException {
        Config config = config(given);
        ActorSystem<Void> system =
                ActorSystem.create(Behaviors.empty(), required(given, "vm"), config);
        PlainSettings settings = PlainSettings.from(config);
        var _ =
                ClusterSharding.get(system)
                        .init(
                                Entity.of(KEY, e -> entity(e.getEntityId(), settings))
                                        .withMessageExtractor(new ShardPerEntity())
                                        .withAllocationStrategy(
                                                ExternalShardAllocationStrategy.create(
                                                        system, KEY.name(), ALLOCATION_PATIENCE))
                                        .withStopMessage(new PlainMessage.Stop()));
        int http =
                PlainHttp.start(
                        String.valueOf(System.getenv(HostMain.TOKEN_VARIABLE)),
                        new PlainRoutes(system, settings));
        String address = Cluster.get(system).selfMember().address().toString();
        org.apache.pekko.cluster.Cluster.get(system.classicSystem())
                .registerOnMemberUp(() ->
                        say(
                                "ready",
                                Map.of(
                                        "host",
                                        required(given, "name"),
                                        "address",
                                        address,
                                        "http",
                                        http)));
        system.getWhenTerminated().whenComplete((_, _) -> ended(system));
    }

    private static Behavior<PlainMessage> entity(String id, PlainSettings settings) {
        return Cast.isSender(id) ? Sender.create(id, settings) : Counter.create(id);
    }

    private void ended(ActorSystem<?> system) {
        boolean left =
                CoordinatedShutdown.get(system.classicSystem())
                        .getShutdownReason()
                        .filter(CoordinatedShutdown.clusterLeavingReason()::equals)
                        .isPresent();
        if (left) {
            say("left", Map.of());
            Runtime.getRuntime().halt(0);
        }
        say("refused", Map.of("reason", "the other hosts have put it out"));
        Runtime.getRuntime().halt(EXIT_PUT_OUT);
    }

    private synchronized void say(String event, Map<String, Object> fields) {
        Map<String, Object> line = new LinkedHashMap<>(Map.of("event", event));
        line.putAll(fields);
        events.println(Json.line(line));
        events.flush();
    }

    private static Config config(Map<String, String> given) {
        String address = required(given, "journal-address");
        int colon = address.lastIndexOf(':');
        Config overrides =
                ConfigFactory.parseString(given.getOrDefault("set", ""))
                        .withFallback(
                                ConfigFactory.parseMap(
                                        Map.of(
                                                "pekko.cluster.roles",
                                                List.of(Placement.role(required(given, "name"))))))
                        .withFallback(ConfigFactory.parseResources(PlainHost.class, "plain.conf"))
                        .withFallback(
                                JournalProfile.load(
                                        required(given, "journal"),
                                        address.substring(0, colon),
                                        Integer.parseInt(address.substring(colon + 1))));
        return new HostSettings(
                        required(given, "name"),
                        required(given, "vm"),
                        Integer.parseInt(required(given, "port")),
                        required(given, "seed"),
                        HostSettings.PlaneKind.ARTERY,
                        Path.of(""),
                        "",
                        overrides)
                .config();
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    /// As each of Godwit's tasks has a container of its own.
    private static final class ShardPerEntity
            extends ShardingMessageExtractor<ShardingEnvelope<PlainMessage>, PlainMessage> {

        @Override
        public String entityId(ShardingEnvelope<PlainMessage> envelope) {
            return envelope.entityId();
        }

        @Override
        public String shardId(String entityId) {
            return entityId;
        }

        @Override
        public PlainMessage unwrapMessage(ShardingEnvelope<PlainMessage> envelope) {
            return envelope.message();
        }
    }
}
