package org.godwit.console.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.machine.MachineSettings;
import org.godwit.console.machine.TemporaryMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// The short version of `./pvm torture`.
class TortureTest {

    private static final int HOSTS = 4;
    private static final int SECONDS = 120;

    @TempDir private Path folder;

    @Test
    void no_promise_breaks_while_hosts_are_wounded() throws Exception {
        long seed = Long.getLong("seed", 1);
        Faults faults = Faults.in(folder);
        Torture torture = new Torture(seed, HOSTS, faults, System.out::println);
        TortureReport report;
        try (TemporaryMachine machine =
                new TemporaryMachine(
                        "torture",
                        HOSTS,
                        System.getProperty("java.class.path"),
                        MachineSettings.HOST_MAIN,
                        faults.settings(),
                        torture)) {
            report = torture.run(machine.machine(), "embedded", SECONDS);
        }
        System.out.printf("%s%nagain with -Dseed=%d%n", report, seed);

        assertThat(report.broken()).as("seed %d", seed).isEmpty();
        assertThat(report.isRight()).as("seed %d: %s", seed, report).isTrue();
        assertThat(report.messages().delivered()).isEqualTo(report.messages().sent());
        assertThat(report.wounds()).isNotEmpty();
        assertThat(report.moves()).isPositive();
    }
}
