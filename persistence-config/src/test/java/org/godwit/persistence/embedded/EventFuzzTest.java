package org.godwit.persistence.embedded;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.godwit.persistence.client.BulkPlace;
import org.godwit.persistence.fuzz.Fuzz;
import org.godwit.persistence.log.Gathering;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;

/// Damaged events, such as those of another program.
final class EventFuzzTest {

    private static final int ROUNDS = 50_000;

    private final ActorSystem system =
            ActorSystem.create(
                    "fuzz",
                    ConfigFactory.parseString("pekko.loglevel = ERROR")
                            .withFallback(ConfigFactory.load()));

    private static final BulkPlace PLACE = new BulkPlace("1-2-3.bulk", 4_096, 7, 0x12345678);

    @AfterEach
    void stop() {
        TestKit.shutdownActorSystem(system);
    }

    @Test
    void a_damaged_event_is_read_as_something_else_or_refused_as_declared() throws Exception {
        EventCodec codec = new EventCodec(SerializationExtension.get(system));

        new Fuzz(ROUNDS, IllegalArgumentException.class, 64)
                .run(
                        List.of(
                                encoded(codec, event("spawned")),
                                encoded(codec, event("spawned").withMetadata("why")),
                                encoded(codec, event(4711L)),
                                encoded(codec, event(new byte[] {1, 2, 3})),
                                bytes(codec.encode(event("spawned")).referring(PLACE))),
                        input ->
                                codec.decode(
                                        "vp-1",
                                        7,
                                        ByteBuffer.wrap(input),
                                        _ -> ByteBuffer.wrap(new byte[] {1, 2, 3})));
    }

    private static PersistentRepr event(Object payload) {
        return PersistentRepr.apply(
                        payload, 7, "vp-1", "adapter", false, ActorRef.noSender(), "writer-1")
                .withTimestamp(1_234_567_890L);
    }

    private static byte[] encoded(EventCodec codec, PersistentRepr event) {
        return bytes(codec.encode(event).whole());
    }

    private static byte[] bytes(List<ByteBuffer> pieces) {
        ByteBuffer whole = Gathering.whole(pieces);
        byte[] bytes = new byte[whole.remaining()];
        whole.get(bytes);
        return bytes;
    }
}
