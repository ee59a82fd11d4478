package org.godwit.cluster.master;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.godwit.cluster.processor.MoveStops;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Vector$;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

class ContainerAllocationTest {

    private static final String HERE = "pekko://vm@127.0.0.1:1";
    private static final String ELSEWHERE = "pekko://vm@127.0.0.1:2";

    private static final ActorTestKit KIT = ActorTestKit.create();

    private final ContainerAllocation allocation = new ContainerAllocation(HERE, MoveStops.OFF);
    private final ActorRef region = Adapter.toClassic(KIT.createTestProbe().ref());
    private final Map<ActorRef, IndexedSeq<String>> known = Map.of(region, Vector$.MODULE$.empty());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private CompletableFuture<ActorRef> allocated(Map<ActorRef, IndexedSeq<String>> regions) {
        Future<ActorRef> answer = allocation.allocateShard(region, "7", regions);
        return FutureConverters.asJava(answer).toCompletableFuture();
    }

    @Test
    void a_container_goes_where_it_is_aimed_at() {
        allocation.open(Set.of(HERE, ELSEWHERE));
        allocation.aim(7, HERE);
        assertThat(allocated(known)).isCompletedWithValue(region);
    }

    @Test
    void what_is_aimed_at_a_host_that_the_coordinator_does_not_know_yet_waits_for_it() {
        allocation.open(Set.of(HERE, ELSEWHERE));
        allocation.aim(7, HERE);
        CompletableFuture<ActorRef> answer = allocated(Map.of());
        var _ = allocation.rebalance(Map.of(), Set.of());
        assertThat(answer).isNotDone();
        var _ = allocation.rebalance(known, Set.of());
        assertThat(answer).isCompletedWithValue(region);
        assertThat(allocation.placement()).containsEntry(7, HERE);
    }

    @Test
    void what_is_aimed_at_a_host_that_has_gone_is_placed_on_another() {
        allocation.open(Set.of(HERE, ELSEWHERE));
        allocation.aim(7, ELSEWHERE);
        CompletableFuture<ActorRef> answer = allocated(known);
        assertThat(answer).isNotDone();
        allocation.open(Set.of(HERE));
        var _ = allocation.rebalance(known, Set.of());
        assertThat(answer).isCompletedWithValue(region);
    }
}
