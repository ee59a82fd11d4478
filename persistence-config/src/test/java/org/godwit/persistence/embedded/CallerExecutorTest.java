package org.godwit.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A dispatcher without hand-overs.
final class CallerExecutorTest {

    private final ActorSystem system =
            ActorSystem.create(
                    "caller",
                    ConfigFactory.parseString(
                                    "caller { type = Dispatcher, executor = \"%s\" }"
                                            .formatted(CallerExecutor.class.getName()))
                            .withFallback(ConfigFactory.load()));
    private final LinkedBlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        TestKit.shutdownActorSystem(system);
    }

    /// Notes its thread, and tells the number less one to itself, up to 0.
    private final class Counting extends AbstractActor {
        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(
                            Integer.class,
                            number -> {
                                threads.add(Thread.currentThread());
                                if (number > 0) {
                                    self().tell(number - 1, self());
                                }
                            })
                    .build();
        }
    }

    private ActorRef counting() {
        ActorRef actor =
                system.actorOf(
                        Props.create(Counting.class, Counting::new).withDispatcher("caller"));
        new TestKit(system) {
            {
                awaitAssert(
                        Duration.ofSeconds(10),
                        () -> {
                            actor.tell(0, ActorRef.noSender());
                            assertThat(threads).isNotEmpty();
                            return null;
                        });
            }
        };
        threads.clear();
        return actor;
    }

    @Test
    void who_brings_a_message_deals_with_it() {
        ActorRef actor = counting();

        actor.tell(0, ActorRef.noSender());

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void what_never_ends_is_left_to_another_thread() throws Exception {
        ActorRef actor = counting();

        actor.tell(100_000, ActorRef.noSender());

        for (int i = 0; i <= 100_000; i++) {
            assertThat(threads.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void messages_of_two_senders_are_dealt_with_one_by_one() throws Exception {
        ActorRef actor = counting();
        Thread other = Thread.ofPlatform().start(() -> tellAll(actor));
        tellAll(actor);
        other.join();

        for (int i = 0; i < 20_000; i++) {
            assertThat(threads.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private static void tellAll(ActorRef actor) {
        for (int i = 0; i < 10_000; i++) {
            actor.tell(0, ActorRef.noSender());
        }
    }
}
