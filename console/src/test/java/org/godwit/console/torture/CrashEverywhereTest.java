package org.godwit.console.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.cluster.processor.MovePoint;
import org.godwit.cluster.processor.MoveStops;
import org.godwit.console.machine.MachineSettings;
import org.godwit.console.machine.TemporaryMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The short version of `./pvm crash-everywhere`.
class CrashEverywhereTest {

    @TempDir private Path folder;

    @Test
    void messages_are_counted_once_when_a_host_is_killed_in_the_midst_of_a_move() throws Exception {
        MoveStops stops = new MoveStops(folder.toString());
        CrashEverywhere crashes = new CrashEverywhere(stops, System.out::println);
        List<CrashRow> rows = new ArrayList<>();
        try (TemporaryMachine machine =
                new TemporaryMachine(
                        "crash",
                        1,
                        System.getProperty("java.class.path"),
                        MachineSettings.HOST_MAIN,
                        CrashEverywhere.settings(stops),
                        crashes)) {
            rows.addAll(
                    crashes.run(
                                    machine.machine(),
                                    List.of(MovePoint.AFTER_HANDED_OFF),
                                    List.of(Victim.COORDINATOR))
                            .rows());
            rows.addAll(
                    crashes.run(
                                    machine.machine(),
                                    List.of(MovePoint.BEFORE_BEGAN),
                                    List.of(Victim.TARGET))
                            .rows());
        }

        assertThat(rows).hasSize(2).allMatch(CrashRow::held);
    }
}
