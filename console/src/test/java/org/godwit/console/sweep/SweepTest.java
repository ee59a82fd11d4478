package org.godwit.console.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.machine.BothCompilers;
import org.godwit.console.machine.MachineSettings;
import org.godwit.examples.zoo.Zoo;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The short version of `./pvm sweep`, with real captures and a real second JVM.
@BothCompilers
class SweepTest {

    /// Prime, so that no loop of a program keeps in step with it.
    private static final int EVERY = 67;

    /// What examples do in their loops is far more.
    private static final int EVERY_OF_EXAMPLES = 997;

    private static SweepSettings settings(List<String> programs, List<Example> examples) {
        return new SweepSettings(
                programs,
                examples,
                examples.isEmpty() ? EVERY : EVERY_OF_EXAMPLES,
                false,
                MachineSettings.HOST_MAIN);
    }

    @Test
    void programs_that_are_captured_and_resumed_elsewhere_print_what_they_print_here()
            throws InterruptedException {
        List<String> programs = Zoo.programs().stream().map(Class::getName).toList();

        SweepReport report = new Sweep(settings(programs, List.of()), row -> {}).run();

        assertThat(report.wrong()).isEmpty();
        assertThat(report.programs())
                .hasSameSizeAs(programs)
                .allSatisfy(row -> assertThat(row.captures()).as(row.program()).isPositive());
    }

    @Test
    void examples_whose_tasks_go_to_and_fro_at_every_call_print_what_they_print_unmoved()
            throws InterruptedException {
        SweepReport report = new Sweep(settings(List.of(), Example.all()), row -> {}).run();

        assertThat(report.wrong()).isEmpty();
        assertThat(report.examples())
                .hasSameSizeAs(Example.all())
                .allSatisfy(row -> assertThat(row.moves()).as(row.example()).isPositive());
    }
}
