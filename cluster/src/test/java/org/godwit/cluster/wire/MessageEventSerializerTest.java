package org.godwit.cluster.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.processor.ProcessorEvent;
import org.godwit.processor.ProcessorEvent.Checkpoint;
import org.godwit.processor.ProcessorEvent.MessageAccepted;
import org.godwit.processor.ProcessorImage;
import org.godwit.processor.Watch;
import org.godwit.queue.MessageQueue;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

class MessageEventSerializerTest {

    private static final Tid ME = Tid.task(1, 1, 0);
    private static final Tid PEER = Tid.task(1, 2, 0);

    private final ActorSystem system = HostSystem.start();
    private final Serialization serialization = SerializationExtension.get(system);
    private final MessageEventSerializer serializer =
            MessageEventSerializer.of(system).orElseThrow();

    @AfterEach
    void stop() {
        system.terminate();
    }

    private static Body body(Encoding encoding, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        // as a pack buffer's: the array is longer than the message
        return new Body(encoding, Arrays.copyOf(bytes, bytes.length + 3), bytes.length);
    }

    private static Message message(Tid from, Tid to, String hex) {
        return new Message(from, to, 7, 8, 9, body(Encoding.RAW, hex));
    }

    private static final MessageAccepted ACCEPTED =
            new MessageAccepted(PEER, 258, 7, 8, -1, body(Encoding.TRACE, "0a0b0c"));

    private static Checkpoint checkpoint() {
        TaskSpec spec =
                new TaskSpec(
                        ME,
                        "program",
                        List.of("a"),
                        Optional.empty(),
                        false,
                        List.of(ME),
                        Durability.JOURNALED,
                        Inherited.NOTHING);
        return new Checkpoint(
                new ProcessorImage(
                        spec,
                        3,
                        2,
                        new byte[] {1, 2},
                        11,
                        12,
                        13,
                        14,
                        List.of(
                                new MessageQueue.Entry(12, message(PEER, ME, "")),
                                new MessageQueue.Entry(13, message(PEER, ME, "aabb"))),
                        List.of(new ProcessorEvent.Position(PEER, 5)),
                        List.of(
                                new ProcessorImage.Outgoing(
                                        PEER,
                                        9,
                                        7,
                                        List.of(
                                                new ProcessorImage.Retained(
                                                        8, message(ME, PEER, "cc"))))),
                        List.<Watch>of(),
                        List.of(new ProcessorEvent.WatcherAdded(PEER, 4))));
    }

    private byte[] inPieces(Object event) {
        List<ByteBuffer> pieces = serializer.pieces(event).orElseThrow();
        ByteBuffer whole =
                ByteBuffer.allocate(pieces.stream().mapToInt(ByteBuffer::remaining).sum());
        pieces.forEach(whole::put);
        return whole.array();
    }

    /// The form of version 1: must never change.
    @Test
    void an_accepted_message_stands_there_as_it_always_will() throws Exception {
        byte[] form = serializer.toBinary(ACCEPTED);

        assertThat(HexFormat.of().formatHex(form))
                .isEqualTo(
                        "%08x0000000000000102".formatted(PEER.value())
                                + "0000000700000008ffffffff03"
                                + "0a0b0c");
        assertThat(serializer.manifest(ACCEPTED)).isEqualTo("m1");
        assertThat(serializer.identifier()).isEqualTo(1_902_002);
        assertThat(serializer.fromBinary(form, "m1")).isEqualTo(ACCEPTED);
    }

    @Test
    void a_checkpoint_comes_back_with_its_bodies_and_its_program() throws Exception {
        Checkpoint written = checkpoint();
        byte[] form = serializer.toBinary(written);

        ByteBuffer head = ByteBuffer.wrap(form);
        assertThat(List.of(head.getInt(), head.getInt(), head.getInt(), head.getInt()))
                .containsExactly(4, 2, 0, 2);
        Checkpoint read = (Checkpoint) serializer.fromBinary(form, serializer.manifest(written));
        assertThat(read.image().program()).containsExactly(1, 2);
        assertThat(read.image())
                .usingRecursiveComparison()
                .ignoringFields("program", "queue", "outgoing")
                .isEqualTo(written.image());
        assertThat(read.image().queue()).isEqualTo(written.image().queue());
        assertThat(read.image().outgoing()).isEqualTo(written.image().outgoing());
    }

    @Test
    void the_pieces_are_the_bytes_and_share_the_bodies() {
        for (Object event : List.of(ACCEPTED, checkpoint())) {
            assertThat(inPieces(event)).isEqualTo(serializer.toBinary(event));
            ByteBuffer out = ByteBuffer.allocate(1_000);
            serializer.toBinary(event, out);
            assertThat(Arrays.copyOf(out.array(), out.position()))
                    .isEqualTo(serializer.toBinary(event));
        }
        assertThat(serializer.pieces(ACCEPTED).orElseThrow().getLast().array())
                .isSameAs(ACCEPTED.body().bytes());
        assertThat(serializer.pieces("something else")).isEmpty();
    }

    @Test
    void both_are_bound_to_it_and_other_events_are_not() throws Exception {
        assertThat(serialization.serializerFor(MessageAccepted.class)).isSameAs(serializer);
        assertThat(serialization.serializerFor(ProcessorEvent.Began.class))
                .isNotInstanceOf(MessageEventSerializer.class);
    }

    @Test
    void every_truncation_is_refused_or_is_a_shorter_body() throws Exception {
        for (Object event : List.of(ACCEPTED, checkpoint())) {
            byte[] form = serializer.toBinary(event);
            for (int length = 0; length < form.length; length++) {
                byte[] cut = Arrays.copyOf(form, length);
                if (event == ACCEPTED && length >= form.length - 3) {
                    assertThat(serializer.fromBinary(cut, "m1"))
                            .isInstanceOf(MessageAccepted.class);
                } else {
                    assertThatThrownBy(() -> serializer.fromBinary(cut, serializer.manifest(event)))
                            .isInstanceOf(NotSerializableException.class);
                }
            }
        }
    }

    @Test
    void lengths_that_cannot_be_and_other_versions_are_refused_before_anything_is_allocated() {
        for (int count : new int[] {-1, Integer.MIN_VALUE, 1 << 30, Integer.MAX_VALUE}) {
            ByteBuffer form = ByteBuffer.allocate(16).putInt(count).putInt(Integer.MAX_VALUE);
            assertThatThrownBy(() -> serializer.fromBinary(form.array(), "c1"))
                    .isInstanceOf(NotSerializableException.class);
        }
        assertThatThrownBy(() -> serializer.fromBinary(new byte[40], "m2"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("'m2'");
    }
}
