package org.godwit.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.serialization.ByteBufferSerializer;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.godwit.persistence.InPieces;
import org.godwit.persistence.client.BulkPlace;
import org.godwit.persistence.log.Gathering;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class EventCodecTest {

    private static final EventCodec.BulkSource NOWHERE =
            place -> {
                throw new IOException("nothing is at " + place);
            };

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
        return bytes(Gathering.whole(codec.encode(event).whole()));
    }

    private static byte[] bytes(ByteBuffer whole) {
        byte[] bytes = new byte[whole.remaining()];
        whole.get(bytes);
        return bytes;
    }

    @Test
    void an_event_comes_back_with_all_that_belongs_to_it() {
        PersistentRepr written = event("spawned").withMetadata("why");

        PersistentRepr read = codec.decode("vp-1", 7, ByteBuffer.wrap(encoded(written)), NOWHERE);

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
    void the_formats_are_those_of_the_golden_files() throws Exception {
        BulkPlace place = new BulkPlace("1-2-3.bulk", 4_096, 7, 0x12345678);

        assertThat(HexFormat.of().formatHex(encoded(event("spawned")))).isEqualTo(golden(1));
        assertThat(HexFormat.of().formatHex(referring(event("spawned"), place)))
                .isEqualTo(golden(2));
    }

    private byte[] referring(PersistentRepr event, BulkPlace place) {
        return bytes(Gathering.whole(codec.encode(event).referring(place)));
    }

    private static String golden(int version) throws IOException {
        try (var in =
                EventCodecTest.class.getResourceAsStream(
                        "/golden/event-%d.hex".formatted(version))) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }

    @Test
    void an_event_with_its_payload_elsewhere_comes_back_with_it() {
        BulkPlace place = new BulkPlace("1-2-3.bulk", 4_096, 7, 0x12345678);
        PersistentRepr written = event("spawned").withMetadata("why");
        ByteBuffer payload = Gathering.whole(codec.encode(written).payload());

        PersistentRepr read =
                codec.decode(
                        "vp-1",
                        7,
                        ByteBuffer.wrap(referring(written, place)),
                        asked -> {
                            assertThat(asked).isEqualTo(place);
                            return payload;
                        });

        assertThat(read.payload()).isEqualTo("spawned");
        assertThat(read.metadata().get()).isEqualTo("why");
        assertThatThrownBy(() ->
                        codec.decode(
                                "vp-1", 7, ByteBuffer.wrap(referring(written, place)), NOWHERE))
                .hasMessageContaining("nothing is at BulkPlace[file=1-2-3.bulk");
    }

    @Test
    void a_place_outside_the_folder_is_refused() {
        assertThatThrownBy(() -> new BulkPlace("../segment", 0, 1, 0))
                .hasMessageContaining("'../segment' cannot be the name of a bulk file");
        assertThatThrownBy(() -> new BulkPlace("1.bulk", -1, 1, 0))
                .hasMessage("1 bytes from -1 of bulk file '1.bulk'");
    }

    @Test
    void another_version_and_a_hostile_length_are_refused() {
        byte[] bytes = encoded(event("spawned"));
        bytes[0] = 3;
        assertThatThrownBy(() -> codec.decode("vp-1", 7, ByteBuffer.wrap(bytes), NOWHERE))
                .hasMessage("event 7 of 'vp-1' has format version 3; this program reads 1 and 2");
        bytes[0] = 1;
        ByteBuffer.wrap(bytes).putInt(9, Integer.MAX_VALUE);
        assertThatThrownBy(() -> codec.decode("vp-1", 7, ByteBuffer.wrap(bytes), NOWHERE))
                .hasMessageContaining("a part of 2147483647 bytes");
    }

    /// A text, at once or into a buffer.
    static final class TextSerializer extends SerializerWithStringManifest
            implements ByteBufferSerializer {

        @Override
        public int identifier() {
            return 4_711;
        }

        @Override
        public String manifest(Object text) {
            return "";
        }

        private static byte[] bytes(Object text) {
            if (text.toString().isEmpty()) {
                throw new IllegalArgumentException("an empty text is not serialisable");
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] toBinary(Object text) {
            return bytes(text);
        }

        @Override
        public void toBinary(Object text, ByteBuffer out) {
            for (byte b : bytes(text)) {
                out.put(b); // the room ends in the midst of it
            }
        }

        @Override
        public Object fromBinary(byte[] bytes, String manifest) {
            return new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public Object fromBinary(ByteBuffer in, String manifest) {
            return fromBinary(EventCodecTest.bytes(in), manifest);
        }
    }

    private static EventCodec ofTexts(ActorSystem system) {
        return new EventCodec(SerializationExtension.get(system));
    }

    private ActorSystem withTexts() {
        return ActorSystem.create(
                "texts",
                ConfigFactory.parseString(
                                """
                                pekko.actor {
                                  serializers.text = "%s"
                                  serialization-bindings { "java.lang.StringBuilder" = text }
                                }
                                """
                                        .formatted(TextSerializer.class.getName()))
                        .withFallback(ConfigFactory.load()));
    }

    @Test
    void an_event_that_does_not_fit_into_the_room_is_written_beside_it() {
        ActorSystem texts = withTexts();
        try {
            EventCodec codec = ofTexts(texts);
            StringBuilder text = new StringBuilder("0123456789");
            ByteBuffer room = ByteBuffer.allocate(64).position(4);

            ByteBuffer inRoom = codec.payload(text, room).getFirst();
            assertThat(inRoom.array()).isSameAs(room.array());
            assertThat(bytes(inRoom.duplicate())).asString().isEqualTo("0123456789");
            assertThat(room.position()).isEqualTo(4);

            ByteBuffer beside = codec.payload(text, room.limit(4 + 9)).getFirst();
            assertThat(beside.array()).isNotSameAs(room.array());
            assertThat(bytes(beside)).asString().isEqualTo("0123456789");
            assertThat(room.position()).isEqualTo(4);
        } finally {
            TestKit.shutdownActorSystem(texts);
        }
    }

    @Test
    void what_a_serializer_throws_is_thrown_on_whether_there_is_room_or_not() {
        ActorSystem texts = withTexts();
        try {
            EventCodec codec = ofTexts(texts);
            for (ByteBuffer room : List.of(ByteBuffer.allocate(0), ByteBuffer.allocate(64))) {
                assertThatThrownBy(() -> codec.encode(event(new StringBuilder()), room))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("an empty text is not serialisable");
            }
        } finally {
            TestKit.shutdownActorSystem(texts);
        }
    }

    @Test
    void an_event_in_pieces_has_the_bytes_that_it_has_as_a_whole() {
        PersistentRepr event = event("spawned").withMetadata("why");
        byte[] whole = encoded(event);
        byte[] payload = bytes(Gathering.whole(codec.payload("spawned", ByteBuffer.allocate(0))));

        InPieces.by(
                system,
                asked ->
                        Optional.of(
                                List.of(
                                        ByteBuffer.wrap(payload, 0, 3),
                                        ByteBuffer.wrap(payload, 3, payload.length - 3))));

        assertThat(codec.encode(event).payload()).hasSize(2);
        assertThat(encoded(event)).isEqualTo(whole);
        assertThat(bytes(Gathering.whole(codec.encode(event).withOwnPayload().whole())))
                .isEqualTo(whole);
    }
}
