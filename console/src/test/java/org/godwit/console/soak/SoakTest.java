package org.godwit.console.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.machine.BothCompilers;
import org.godwit.console.machine.MachineSettings;
import org.godwit.console.machine.TemporaryMachine;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The two-minute version of `./pvm soak`.
@BothCompilers
class SoakTest {

    private static final int TASKS = 64;
    private static final int HOSTS = 3;
    private static final int SECONDS = 85;
    private static final int REST_MILLIS = 50;
    private static final int ROUNDS = 5_000;

    @Test
    void tasks_that_are_captured_and_moved_at_random_compute_what_they_compute_unmoved()
            throws Exception {
        long seed = Long.getLong("seed", System.nanoTime() & 0xffff);
        Soak soak = new Soak(seed, TASKS, ROUNDS, REST_MILLIS);
        Soak.Outcome outcome;
        try (TemporaryMachine machine =
                new TemporaryMachine(
                        "soak",
                        HOSTS,
                        System.getProperty("java.class.path"),
                        MachineSettings.HOST_MAIN,
                        List.of(),
                        soak)) {
            outcome = soak.run(machine.machine(), Long.MAX_VALUE, SECONDS, _ -> {});
        }
        System.out.printf(
                "%d moves, %d tasks ended, refused %s; again with -Dseed=%d%n",
                outcome.moves(), outcome.tasks(), outcome.refused(), seed);

        assertThat(outcome.wrong()).as("seed %d", seed).isEmpty();
        assertThat(outcome.moves()).isGreaterThan(TASKS);
        assertThat(outcome.tasks()).isGreaterThanOrEqualTo(TASKS);
    }
}
