package org.godwit.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.godwit.cluster.execution.Programs;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.task.Tid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class RehearsalTest {

    private static final int MOVES = 5;

    private static final ActorTestKit KIT =
            TestHosts.kit(
                    """
                    godwit.host.rehearsals = %d
                    godwit.host.rehearsal-deadline = 1 minute
                    godwit.capture.move-every = 1
                    """
                            .formatted(MOVES));

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    /// The deadline would end it, too, with fewer.
    @Test
    void as_many_moves_are_played_as_the_configuration_says_and_the_master_hears_of_none()
            throws Exception {
        TestProbe<MasterCommand> master = KIT.createTestProbe();
        HostMaker maker = TestHosts.maker(KIT, master.ref());
        CompletableFuture<Integer> played = new CompletableFuture<>();

        KIT.spawn(
                maker.rehearsal(
                        Tid.ofHost(1), Programs.only("none", Rehearsal.waits()), played::complete));

        assertThat(played.get(1, TimeUnit.MINUTES)).isEqualTo(MOVES);
        master.expectNoMessage();
    }
}
