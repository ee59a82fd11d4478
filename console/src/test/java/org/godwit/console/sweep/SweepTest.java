package org.godwit.console.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.examples.zoo.Zoo;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The short version of `./pvm sweep`, with real captures and a real second JVM.
class SweepTest {

    /// Prime, so that no loop of a program keeps in step with it.
    private static final int EVERY = 23;

    @Test
    void programs_that_are_captured_and_resumed_elsewhere_print_what_they_print_here()
            throws InterruptedException {
        List<String> programs = Zoo.programs().stream().map(Class::getName).toList();

        SweepReport report = new Sweep(new SweepSettings(programs, EVERY, false), row -> {}).run();

        assertThat(report.wrong()).isEmpty();
        assertThat(report.programs())
                .hasSameSizeAs(programs)
                .allSatisfy(row -> assertThat(row.captures()).as(row.program()).isPositive());
    }
}
