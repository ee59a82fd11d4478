package org.godwit.console.torture.plain;

import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.sharding.external.ExternalShardAllocation;
import org.apache.pekko.cluster.sharding.typed.GetClusterShardingStats;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.cluster.typed.Leave;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/// Where the shards are, and how they come elsewhere, by Pekko's own means. Calls block.
final class Placement {

    private static final Duration STATS_PATIENCE = Duration.ofSeconds(1);
    private static final Duration ASK_PATIENCE = Duration.ofSeconds(3);
    private static final Duration MOVE_PATIENCE = Duration.ofSeconds(15);
    private static final int LOOK_MILLIS = 50;
    private static final String ROLE = "host-";

    private final ActorSystem<?> system;
    private final Cluster cluster;

    Placement(ActorSystem<?> system) {
        this.system = system;
        this.cluster = Cluster.get(system);
    }

    /// The role by which a host of this name is known.
    static String role(String name) {
        return ROLE + name;
    }

    /// A host in the cluster.
    record Place(String name, Address address) {}

    List<Place> hosts() {
        List<Place> places = new ArrayList<>();
        for (Member member : members()) {
            if (member.status().equals(MemberStatus.up())) {
                member.getRoles().stream()
                        .filter(role -> role.startsWith(ROLE))
                        .map(role -> new Place(role.substring(ROLE.length()), member.address()))
                        .forEach(places::add);
            }
        }
        return places;
    }

    private List<Member> members() {
        ClusterEvent.CurrentClusterState state = cluster.state();
        return StreamSupport.stream(state.getMembers().spliterator(), false).toList();
    }

    /// Entity to the name of its host, as far as the hosts answer. A shard has one entity, and its
    /// id.
    Map<String, String> byEntity() {
        ShardRegion.ClusterShardingStats stats =
                AskPattern
                        .<org.apache.pekko.cluster.sharding.typed.ClusterShardingQuery,
                                ShardRegion.ClusterShardingStats>
                                ask(
                                        ClusterSharding.get(system).shardState(),
                                        to ->
                                                new GetClusterShardingStats(
                                                        PlainHost.KEY, STATS_PATIENCE, to),
                                        ASK_PATIENCE,
                                        system.scheduler())
                        .toCompletableFuture()
                        .join();
        Map<Address, String> names = new java.util.HashMap<>();
        hosts().forEach(place -> names.put(place.address(), place.name()));
        Map<String, String> byEntity = new TreeMap<>();
        stats.getRegions()
                .forEach((address, region) ->
                        region.getStats()
                                .keySet()
                                .forEach(shard ->
                                        byEntity.put(shard, names.getOrDefault(address, ""))));
        return byEntity;
    }

    /// Brings an entity to a host, or to any other; empty: it is there, else what is in the way.
    Optional<String> move(String entity, String to) throws InterruptedException {
        String from = byEntity().getOrDefault(entity, "");
        Optional<Place> target =
                hosts().stream()
                        .filter(p -> to.isEmpty() ? !p.name().equals(from) : p.name().equals(to))
                        .findFirst();
        if (target.isEmpty()) {
            return Optional.of("there is no host '%s'".formatted(to));
        }
        if (target.get().name().equals(from)) {
            return Optional.of("it is there already");
        }
        var _ =
                ExternalShardAllocation.get(system)
                        .getClient(PlainHost.KEY.name())
                        .setShardLocation(entity, target.get().address())
                        .toCompletableFuture()
                        .join();
        boolean there =
                await(
                        MOVE_PATIENCE,
                        () -> target.get().name().equals(byEntity().getOrDefault(entity, "")));
        return there
                ? Optional.empty()
                : Optional.of("it was not there after %d s".formatted(MOVE_PATIENCE.toSeconds()));
    }

    /// Has a host leave in good order; which entities it had.
    List<String> drain(String name, Duration deadline) throws InterruptedException {
        Optional<Place> host = hosts().stream().filter(p -> p.name().equals(name)).findFirst();
        if (host.isEmpty()) {
            return List.of();
        }
        List<String> there =
                byEntity().entrySet().stream()
                        .filter(e -> e.getValue().equals(name))
                        .map(Map.Entry::getKey)
                        .toList();
        Address address = host.get().address();
        cluster.manager().tell(Leave.create(address));
        boolean gone =
                await(
                        deadline,
                        () -> members().stream().noneMatch(m -> m.address().equals(address)));
        return gone ? there : List.of();
    }

    /// Another host's process is known to be dead.
    void down(String address) {
        cluster.manager().tell(new Down(AddressFromURIString.apply(address)));
    }

    private static boolean await(Duration patience, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return true;
    }
}
