package org.godwit.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.godwit.persistence.log.Gathering;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;

final class EventCodecTest {

    private final ActorSystem system = ActorSystem.create("codec");
    private final EventCodec codec = new EventCodec(SerializationExtension.get(system));

    @AfterEach
    void stop() {
        TestKit.shutdownActorSystem(system);
    }

    private static PersistentRepr event(Object payload) {
        return PersistentRepr.apply(
                        payload, 7, "vp-1", "adapter", false, ActorRef.noSender(), "writer-1")
                .withTimestamp(1_234_567_890L);
    }

    private byte[] encoded(PersistentRepr event) {
        ByteBuffer whole = Gathering.whole(codec.encode(event));
        byte[] bytes = new byte[whole.remaining()];
        whole.get(bytes);
        return bytes;
    }

    @Test
    void an_event_comes_back_with_all_that_belongs_to_it() {
        PersistentRepr written = event("spawned").withMetadata("why");

        PersistentRepr read = codec.decode("vp-1", 7, ByteBuffer.wrap(encoded(written)));

        assertThat(read.payload()).isEqualTo("spawned");
        assertThat(read.metadata().get()).isEqualTo("why");
        assertThat(read.manifest()).isEqualTo("adapter");
        assertThat(read.writerUuid()).isEqualTo("writer-1");
        assertThat(read.timestamp()).isEqualTo(1_234_567_890L);
        assertThat(read.persistenceId()).isEqualTo("vp-1");
        assertThat(read.sequenceNr()).isEqualTo(7);
    }

    @Test
    void tags_are_left_out() {
        byte[] plain = encoded(event("spawned"));

        assertThat(encoded(event(new Tagged("spawned", Set.of("t"))))).isEqualTo(plain);
    }

    @Test
    void the_format_is_that_of_the_golden_file() throws Exception {
        try (var in = EventCodecTest.class.getResourceAsStream("/golden/event-1.hex")) {
            assertThat(in).isNotNull();
            String golden = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();

            assertThat(HexFormat.of().formatHex(encoded(event("spawned")))).isEqualTo(golden);
        }
    }

    @Test
    void another_version_and_a_hostile_length_are_refused() {
        byte[] bytes = encoded(event("spawned"));
        bytes[0] = 2;
        assertThatThrownBy(() -> codec.decode("vp-1", 7, ByteBuffer.wrap(bytes)))
                .hasMessage("event 7 of 'vp-1' has format version 2; this program reads 1");
        bytes[0] = 1;
        ByteBuffer.wrap(bytes).putInt(9, Integer.MAX_VALUE);
        assertThatThrownBy(() -> codec.decode("vp-1", 7, ByteBuffer.wrap(bytes)))
                .hasMessageContaining("a part of 2147483647 bytes");
    }
}
