package org.godwit.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.host.HostInfo;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

class MasterClientTest {

    @Test
    void a_question_is_repeated_while_nobody_is_there_and_fails_when_the_host_has_ended() {
        ActorTestKit kit = TestHosts.kit("");
        ActorRef<MasterCommand> gone = kit.spawn(Behaviors.<MasterCommand>ignore());
        kit.stop(gone);

        CompletableFuture<HostInfo[]> answer =
                new MasterClient(kit.system(), gone).hosts().toCompletableFuture();
        await().during(Duration.ofMillis(500)).until(() -> !answer.isDone());

        kit.shutdownTestKit();
        await().until(answer::isDone);
        assertThat(answer).isCompletedExceptionally();
    }
}
