package org.godwit.console.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.cluster.processor.MovePoint;
import org.godwit.console.machine.MachineSettings;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The whole of `./pvm crash-everywhere`.
class CrashEverywhereTest {

    private static final int MACHINES = 1;

    @Test
    void messages_are_counted_once_wherever_a_host_is_killed_in_the_midst_of_a_move()
            throws Exception {
        List<Crash> crashes = Crash.all(List.of(MovePoint.values()), List.of(Victim.values()));

        CrashReport report =
                new CrashMachines(MACHINES, MachineSettings.HOST_MAIN, System.out::println)
                        .run(crashes);

        assertThat(report.rows()).hasSameSizeAs(crashes).allMatch(CrashRow::held);
    }
}
