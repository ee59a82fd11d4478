package org.godwit.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.godwit.persistence.client.BulkRoom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import scala.jdk.javaapi.CollectionConverters;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

final class AheadFilesTest {

    private static final int PART = 100_000;
    private static final int PARTS = 4;

    @TempDir private Path folder;

    private final ActorSystem system = ActorSystem.create("ahead");
    private final EventCodec codec = new EventCodec(SerializationExtension.get(system));
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(512 << 10);
    private final AheadFiles files = new AheadFiles(codec, Runnable::run, PARTS * PART);
    private BulkRoom room;

    @BeforeEach
    void open() {
        room = BulkRoom.of(folder.resolve("c1-").toString(), false).orElseThrow();
    }

    @AfterEach
    void stop() {
        TestKit.shutdownActorSystem(system);
    }

    private static List<String> parts(String text) {
        return IntStream.range(0, PARTS).mapToObj(i -> (text + i).repeat(PART / 2)).toList();
    }

    private void offer(List<String> parts, boolean ends) {
        for (int i = 0; i < parts.size(); i++) {
            files.offer(parts.get(i), PART, ends && i == parts.size() - 1, (_, _) -> {});
        }
    }

    private EventRun run(long first, List<String> parts) {
        List<PersistentRepr> events =
                IntStream.range(0, parts.size())
                        .mapToObj(i ->
                                PersistentRepr.apply(
                                        parts.get(i),
                                        first + i,
                                        "vp-1",
                                        "",
                                        false,
                                        ActorRef.noSender(),
                                        "writer-1"))
                        .toList();
        AtomicWrite write = AtomicWrite.apply(CollectionConverters.asScala(events).toList());
        return EventRun.of(List.of(write), codec).getFirst();
    }

    @Test
    void no_file_is_begun_for_less_than_one_is_worth() {
        offer(parts("x").subList(0, PARTS - 1), false);
        assertThat(files.wantsWriter()).isFalse();

        offer(parts("y").subList(0, 1), false);
        assertThat(files.wantsWriter()).isTrue();
    }

    @Test
    void what_was_offered_for_later_is_written_after_a_batch_was_handed_in() throws Exception {
        List<String> first = parts("x");
        List<String> second = parts("y");
        offer(first, true);
        offer(second, false);

        assertThat(files.place(run(1, first), room, scratch).files()).hasSize(1);

        assertThat(files.wantsWriter()).as("of the second").isTrue();
        files.writeOffers(room, scratch);
        assertThat(files.isBegun()).isTrue();
        assertThat(files.place(run(5, second), room, scratch).files()).hasSize(1);
        assertThat(files.isIdle()).isTrue();
    }

    @Test
    void a_rest_that_is_worth_no_file_is_not_written_after_a_batch_was_handed_in()
            throws Exception {
        List<String> first = parts("x");
        offer(first, true);
        offer(parts("y").subList(0, 1), false);

        files.place(run(1, first), room, scratch);

        assertThat(files.wantsWriter()).isFalse();
    }
}
