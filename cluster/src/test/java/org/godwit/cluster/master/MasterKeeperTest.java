package org.godwit.cluster.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class MasterKeeperTest {

    private final AtomicInteger masters = new AtomicInteger();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    /// As one whose write the journal refuses: ends at the first beat.
    private Behavior<MasterCommand> master() {
        return Behaviors.setup(_ -> {
            int number = masters.incrementAndGet();
            return Behaviors.receive(MasterCommand.class)
                    .onMessage(MasterCommand.Beat.class, _ -> Behaviors.stopped())
                    .onAnyMessage(_ -> {
                        taken.add("master " + number);
                        return Behaviors.same();
                    })
                    .build();
        });
    }

    @Test
    void a_master_that_ends_is_followed_by_a_new_one() {
        ActorSystem<MasterCommand> keeper =
                ActorSystem.create(MasterKeeper.create(master()), "keeper");
        try {
            keeper.tell(new MasterCommand.Tidy());
            await().until(() -> taken.size() == 1);
            keeper.tell(new MasterCommand.Beat());
            keeper.tell(new MasterCommand.Tidy());
            await().until(() -> masters.get() == 2);
            keeper.tell(new MasterCommand.Tidy());
            await().until(() -> taken.contains("master 2"));

            assertThat(taken).startsWith("master 1").endsWith("master 2");
        } finally {
            keeper.terminate();
        }
    }
}
