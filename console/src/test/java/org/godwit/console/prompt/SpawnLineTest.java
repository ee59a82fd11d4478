package org.godwit.console.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpawnLineTest {

    @Test
    void options_come_before_the_program_and_what_follows_is_its_own() {
        assertThat(SpawnLine.of(List.of("-4", "-h2", "hello", "-2", "->")))
                .isEqualTo(
                        new SpawnLine(
                                "hello",
                                List.of("-2", "->"),
                                4,
                                "h2",
                                new SpawnLine.Output.Nowhere()));
    }

    @Test
    void output_comes_to_the_console_or_goes_to_a_file() {
        assertThat(SpawnLine.of(List.of("->", "x")).output())
                .isEqualTo(new SpawnLine.Output.Console());
        assertThat(SpawnLine.of(List.of("->f", "x")).output())
                .isEqualTo(new SpawnLine.Output.File("f", false));
        assertThat(SpawnLine.of(List.of("->>f", "x")).output())
                .isEqualTo(new SpawnLine.Output.File("f", true));
    }

    @Test
    void a_debugger_and_traces_are_accepted_and_ignored() {
        assertThat(SpawnLine.of(List.of("-?", "-@", "-@file", "--host=h3", "x")))
                .isEqualTo(new SpawnLine("x", List.of(), 1, "h3", new SpawnLine.Output.Nowhere()));
    }

    @Test
    void no_program_and_no_task_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpawnLine.of(List.of("-3")))
                .withMessageContaining("what is to be spawned?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpawnLine.of(List.of("-0", "x")))
                .withMessage("at least one task: '-0'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpawnLine.of(List.of("-99999999999", "x")))
                .withMessage("not a number of tasks: '-99999999999'");
    }
}
