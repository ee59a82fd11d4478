package org.godwit.cluster.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class MoveStopsTest {

    @TempDir private Path folder;

    @Test
    void the_first_that_comes_to_the_point_waits_until_it_may_go_on() throws Exception {
        MoveStops stops = new MoveStops(folder.toString());
        stops.ask(MovePoint.CLOSING, 7);
        List<Thread> hosts =
                Stream.generate(() ->
                                Thread.ofVirtual().start(() -> stops.at(MovePoint.CLOSING, 7)))
                        .limit(2)
                        .toList();

        Awaitility.await().until(stops::hasStopped);
        Awaitility.await().until(() -> hosts.stream().filter(Thread::isAlive).count() == 1);
        stops.goOn();

        for (Thread host : hosts) {
            host.join();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void another_point_and_another_container_are_passed() throws Exception {
        MoveStops stops = new MoveStops(folder.toString());
        stops.ask(MovePoint.CLOSING, 7);

        stops.at(MovePoint.FREED, 7);
        stops.at(MovePoint.CLOSING, 8);
        MoveStops.OFF.at(MovePoint.CLOSING, 7);

        assertThat(stops.hasStopped()).isFalse();
    }
}
