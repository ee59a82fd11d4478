package org.godwit.cluster.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.migration.MoveReport;
import org.godwit.migration.MoveReport.Outcome;
import org.godwit.task.Durability;
import org.godwit.task.TaskInfo;
import org.godwit.task.Tid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.NotSerializableException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// What a host is answered about all tasks must not be longer than what Pekko carries between
/// hosts: that would be dropped, and whoever asked would ask for ever.
class LongAnswersTest {

    private static final int CONTAINERS = 767;
    private static final Tid HERE = Tid.ofHost(1);
    private static final Tid THERE = Tid.ofHost(2);

    private final ActorSystem system = HostSystem.start();
    private final Serialization serialization = SerializationExtension.get(system);

    @AfterEach
    void stop() {
        system.terminate();
    }

    private static Tid tid(int i) {
        return Tid.task(1, 1 + i % CONTAINERS, i / CONTAINERS);
    }

    private void assertThatItComesBack(Object answer) throws NotSerializableException {
        byte[] bytes = serialization.serialize(answer).get();
        Serializer serializer = serialization.serializerFor(answer.getClass());
        String manifest = Serializers.manifestFor(serializer, answer);

        assertThat((long) bytes.length)
                .isLessThan(
                        system.settings()
                                .config()
                                .getBytes("pekko.remote.artery.advanced.maximum-frame-size"));
        assertThat(serialization.deserialize(bytes, serializer.identifier(), manifest).get())
                .isEqualTo(answer);
    }

    @Test
    void the_report_of_a_drain_of_thirty_thousand_tasks_fits_between_hosts() throws Exception {
        Random random = new Random(1);
        List<MoveReport> reports =
                IntStream.range(0, 30_000)
                        .mapToObj(i ->
                                new MoveReport(
                                        tid(i),
                                        Outcome.DONE,
                                        "",
                                        Optional.of(HERE),
                                        Optional.of(THERE),
                                        random.nextInt(1_000_000),
                                        random.nextInt(1_000_000),
                                        random.nextInt(1_000_000),
                                        random.nextInt(1_000_000),
                                        random.nextInt(1_000_000),
                                        random.nextInt(1_000_000),
                                        random.nextInt(1_000_000),
                                        random.nextInt(1_000_000),
                                        random.nextInt(20_000)))
                        .toList();
        assertThatItComesBack(new MasterCommand.Moved(reports, ""));
    }

    @Test
    void the_list_of_a_hundred_thousand_tasks_fits_between_hosts() throws Exception {
        List<TaskInfo> tasks =
                IntStream.range(0, 100_000)
                        .mapToObj(i ->
                                new TaskInfo(
                                        tid(i),
                                        Optional.of(tid(i / 50)),
                                        HERE,
                                        "org.example.Worker",
                                        Durability.JOURNALED,
                                        4_711,
                                        i % 3,
                                        10_000 + i % 500))
                        .toList();
        assertThatItComesBack(new MasterCommand.TaskList(tasks, List.of()));
    }
}
