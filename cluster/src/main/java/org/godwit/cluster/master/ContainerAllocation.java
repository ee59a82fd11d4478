package org.godwit.cluster.master;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.sharding.ShardCoordinator;
import org.apache.pekko.dispatch.Futures;
import org.godwit.cluster.processor.MovePoint;
import org.godwit.cluster.processor.MoveStops;
import org.godwit.task.Tid;

import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;
import scala.concurrent.Promise;
import scala.jdk.javaapi.CollectionConverters;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where containers (shards) go: where the master says, at once. The coordinator asks for
/// rebalances on its own beat; each question is left open and answered the moment a container is to
/// move (docs/decisions/0005-moves-on-demand.md). The coordinator and the master are singletons of
/// the same, oldest, host and share one instance. Thread-safe.
public final class ContainerAllocation extends ShardCoordinator.AbstractShardAllocationStrategy {

    private static final int PARKED_MAX = 64;
    private static final String GUESTS = "guests-";

    private final String selfAddress;
    private final MoveStops stops;
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, String> placement = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> backlog = new HashSet<>();
    private final Deque<Promise<Set<String>>> parked = new ArrayDeque<>();
    private final List<Unanswered> unanswered = new ArrayList<>();

    /// A container is to be placed on a host that the coordinator does not know yet.
    private record Unanswered(ActorRef requester, String shard, Promise<ActorRef> answer) {}

    /// @param selfAddress the address of this host's actor system
    public ContainerAllocation(String selfAddress, MoveStops stops) {
        this.selfAddress = selfAddress;
        this.stops = stops;
    }

    /// The next time this container is placed, it goes to the host at this address.
    synchronized void aim(int container, String address) {
        targets.put(shard(container), address);
    }

    /// Moves a container to the host at this address, beginning now.
    synchronized void move(int container, String address) {
        aim(container, address);
        if (parked.isEmpty()) {
            backlog.add(shard(container));
        } else {
            parked.removeFirst().success(Set.of(shard(container)));
        }
    }

    /// Containers that are aimed at no host are placed on these only.
    synchronized void open(Set<String> addresses) {
        open.clear();
        open.addAll(addresses);
    }

    /// The shard of a host's guests is placed on that host.
    synchronized void aimGuests(int hostNumber, String address) {
        targets.put(guestShard(hostNumber), address);
    }

    /// Container to the address of its host, as last seen.
    synchronized Map<Integer, String> placement() {
        Map<Integer, String> byNumber = new HashMap<>();
        placement.forEach((shard, address) -> {
            if (!shard.startsWith(GUESTS)) {
                byNumber.put(Integer.valueOf(shard), address);
            }
        });
        return byNumber;
    }

    @Override
    public Future<ActorRef> allocateShard(
            ActorRef requester, String shard, Map<ActorRef, IndexedSeq<String>> now) {
        if (!shard.startsWith(GUESTS)) {
            stops.at(MovePoint.ALLOCATED, Integer.parseInt(shard));
        }
        return allocate(requester, shard, now);
    }

    private synchronized Future<ActorRef> allocate(
            ActorRef requester, String shard, Map<ActorRef, IndexedSeq<String>> now) {
        Unanswered question = new Unanswered(requester, shard, Futures.promise());
        if (!answer(question, now)) {
            unanswered.add(question);
        }
        return question.answer().future();
    }

    /// Whether the container has a place now. A host that has just joined is known to the
    /// coordinator a little later: what is aimed at it waits for that.
    private boolean answer(Unanswered question, Map<ActorRef, IndexedSeq<String>> now) {
        Optional<String> target = Optional.ofNullable(targets.get(question.shard()));
        Optional<ActorRef> aimed =
                target.flatMap(
                        t -> now.keySet().stream().filter(r -> addressOf(r).equals(t)).findFirst());
        if (aimed.isEmpty() && target.filter(open::contains).isPresent()) {
            return false;
        }
        ActorRef region = aimed.orElseGet(() -> leastLoaded(question.requester(), now));
        placement.put(question.shard(), addressOf(region));
        question.answer().success(region);
        return true;
    }

    private ActorRef leastLoaded(ActorRef requester, Map<ActorRef, IndexedSeq<String>> now) {
        return now.entrySet().stream()
                .filter(e -> open.contains(addressOf(e.getKey())))
                .min((a, b) -> {
                    int byLoad = Integer.compare(a.getValue().size(), b.getValue().size());
                    return byLoad != 0
                            ? byLoad
                            : addressOf(a.getKey()).compareTo(addressOf(b.getKey()));
                })
                .map(Map.Entry::getKey)
                .orElse(requester);
    }

    @Override
    public synchronized Future<Set<String>> rebalance(
            Map<ActorRef, IndexedSeq<String>> now, Set<String> busy) {
        placement.clear();
        now.forEach((region, shards) ->
                CollectionConverters.asJava(shards)
                        .forEach(shard -> placement.put(shard, addressOf(region))));
        unanswered.removeIf(question -> answer(question, now));
        if (!backlog.isEmpty()) {
            Set<String> waiting = Set.copyOf(backlog);
            backlog.clear();
            return Futures.successful(waiting);
        }
        Promise<Set<String>> promise = Futures.promise();
        parked.addLast(promise);
        if (parked.size() > PARKED_MAX) {
            parked.removeFirst().success(Set.of());
        }
        return promise.future();
    }

    private String addressOf(ActorRef region) {
        Address address = region.path().address();
        return address.hasLocalScope() ? selfAddress : address.toString();
    }

    /// The shard that a task or guest is in.
    static String shard(Tid tid) {
        return tid.isGuest() ? guestShard(tid.hostNumber()) : shard(tid.container());
    }

    private static String shard(int container) {
        return Integer.toString(container);
    }

    private static String guestShard(int hostNumber) {
        return GUESTS + hostNumber;
    }
}
