package org.godwit.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.continuation.TaskCode;
import org.godwit.programs.Deep;
import org.godwit.programs.Exceptions;
import org.godwit.programs.Functions;
import org.godwit.programs.Shapes;
import org.godwit.programs.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// Captures programs at every yield point that they reach and compares what they print with a run
/// that is not captured.
class SweepTest {

    @ParameterizedTest
    @ValueSource(classes = {Values.class, Exceptions.class, Shapes.class, Functions.class})
    void a_program_captured_at_any_one_yield_point_prints_what_it_would_have_printed(
            Class<?> program) throws Throwable {
        TaskCode code = Runs.load(program);
        List<String> expected = Runs.unwoven(program);
        int points = Runs.run(code, program, n -> false).points();
        int hops = 0;
        for (int k = 1; k <= points; k++) {
            int at = k;
            Runs.Result result = Runs.run(code, program, n -> n == at);
            assertThat(result.output()).as("captured at point %d", k).isEqualTo(expected);
            assertThat(result.hops() + result.pinned().size()).isEqualTo(1);
            hops += result.hops();
        }
        System.out.printf(
                "%s: %d yield points reached, captured at %d, pinned at %d%n",
                program.getSimpleName(), points, hops, points - hops);
        assertThat(hops).isGreaterThan(points * 3 / 4);
    }

    @ParameterizedTest
    @ValueSource(classes = {Values.class, Exceptions.class, Shapes.class, Functions.class})
    void a_program_captured_at_every_yield_point_in_a_row_prints_what_it_would_have_printed(
            Class<?> program) throws Throwable {
        TaskCode code = Runs.load(program);
        List<String> expected = Runs.unwoven(program);
        for (int step : new int[] {1, 2, 7}) {
            Runs.Result result = Runs.run(code, program, n -> n % step == 0);
            assertThat(result.output()).as("every %d", step).isEqualTo(expected);
            System.out.printf("%s: %d hops in one run%n", program.getSimpleName(), result.hops());
        }
    }

    @Test
    void frames_go_on_in_another_class_loader_of_the_same_code() throws Throwable {
        TaskCode code = Runs.load(Values.class);
        TaskCode other = Runs.load(Values.class);
        assertThat(other.fingerprint()).isEqualTo(code.fingerprint());
        List<String> expected = Runs.unwoven(Values.class);
        int points = Runs.run(code, Values.class, n -> false).points();
        for (int k = 1; k <= points; k += 3) {
            int at = k;
            Runs.Result result = Runs.run(code, other, Values.class, n -> n == at);
            assertThat(result.output()).as("captured at point %d", k).isEqualTo(expected);
            assertThat(result.hops()).isEqualTo(1);
        }
    }

    @Test
    void a_recursion_of_300_frames_is_rebuilt_at_each_of_its_points() throws Throwable {
        TaskCode code = Runs.load(Deep.class);
        List<String> expected = Runs.unwoven(Deep.class, "300");
        Runs.Result result = Runs.run(code, Deep.class, n -> true, "300");
        assertThat(result.output()).isEqualTo(expected);
        assertThat(result.pinned()).isEmpty();
        assertThat(result.hops()).isEqualTo(7);
    }
}
