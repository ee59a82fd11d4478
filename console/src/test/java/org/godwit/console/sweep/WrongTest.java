package org.godwit.console.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class WrongTest {

    private static Outcome run(int points, String end, String... lines) {
        TaskState state = new TaskState("P", List.of(lines), List.of(), false, points, List.of());
        return new Outcome(state, false, end, List.of(), "");
    }

    private static Optional<Wrong> between(Outcome expected, Outcome actual) {
        return Wrong.between("P", "here", expected, actual, 6);
    }

    @Test
    void equal_runs_differ_in_nothing() {
        assertThat(between(run(5, "", "a"), run(5, "", "a"))).isEmpty();
    }

    @Test
    void yield_points_may_be_passed_again_but_not_too_often_and_none_may_be_missing() {
        assertThat(between(run(5, "", "a"), run(6, "", "a"))).isEmpty();
        assertThat(between(run(5, "", "a"), run(7, "", "a"))).isPresent();
        assertThat(between(run(5, "", "a"), run(4, "", "a"))).isPresent();
    }

    @Test
    void a_line_that_is_other_lost_or_repeated_is_told() {
        assertThat(between(run(5, "", "a", "b"), run(5, "", "a", "c")))
                .contains(new Wrong("P", "here", "line 2: b", "c"));
        assertThat(between(run(5, "", "a", "b"), run(5, "it failed", "a")))
                .contains(
                        new Wrong("P", "here", "line 2: b", "(no more lines) and then: it failed"));
        assertThat(between(run(5, "", "a"), run(5, "", "a", "a")))
                .contains(new Wrong("P", "here", "line 2: (no more lines)", "a"));
    }

    @Test
    void another_end_is_told() {
        assertThat(between(run(5, "", "a"), run(5, "it failed", "a")))
                .contains(new Wrong("P", "here", "it returns", "it ends by it failed"));
    }
}
