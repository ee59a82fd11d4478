package org.godwit.console.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class VerdictTest {

    private static final ListedDifferences LISTED =
            ListedDifferences.parse(
                    """
                    # Differences

                    - `impl.size`: longs have 64 bits
                    - `impl.clock.*`: one clock
                    - `spec.mytid`: cannot be listed
                    - `spec.only` on several hosts: it is not the only one
                    """);

    private static Verdict verdict(List<String> expected, List<String> printed) {
        return Verdict.of("o0_none", expected, printed, LISTED, "");
    }

    @Test
    void lines_are_compared_by_name_and_not_by_place() {
        Verdict verdict =
                verdict(
                        List.of("spec.a: 1", "impl.b: 2", "spec.c: "),
                        List.of("impl.b: 2", "libpvm [t40001]: something", "spec.c:", "spec.a: 1"));

        assertThat(verdict.isRight()).isTrue();
        assertThat(verdict.lines()).containsExactly("o0_none      spec 2/2 impl 1/1");
    }

    @Test
    void a_line_that_pvm_promises_must_agree() {
        Verdict verdict =
                verdict(
                        List.of("spec.mytid: 1", "spec.b: x"),
                        List.of("spec.mytid: 2", "spec.b: x"));

        assertThat(verdict.isRight()).isFalse();
        assertThat(verdict.lines())
                .containsExactly(
                        "o0_none      spec 1/2 impl 0/0",
                        "  spec.mytid: expected '1', answered '2'");
    }

    @Test
    void another_line_may_differ_if_it_is_listed_with_the_reason() {
        List<String> expected = List.of("impl.size: 4", "impl.clock.a: 1");
        List<String> printed = List.of("impl.size: 8", "impl.clock.a: 2");

        assertThat(verdict(expected, printed).isRight()).isTrue();
        assertThat(verdict(expected, printed).lines())
                .contains("  impl.size: expected '4', answered '8' (listed: longs have 64 bits)");
        assertThat(verdict(List.of("impl.other: 1"), List.of("impl.other: 2")).isRight()).isFalse();
    }

    @Test
    void what_only_one_host_can_answer_may_be_listed_for_several() {
        List<String> expected = List.of("spec.only: PvmNoHost(-6)");

        assertThat(Verdict.of("o0", expected, List.of(), LISTED.of(3), "").isRight()).isTrue();
        assertThat(Verdict.of("o0", expected, List.of(), LISTED.of(1), "").isRight()).isFalse();
    }

    @Test
    void a_line_that_is_missing_one_too_many_and_a_program_that_fails_are_wrong() {
        assertThat(verdict(List.of("spec.a: 1"), List.of()).isRight()).isFalse();
        assertThat(verdict(List.of("spec.a: 1"), List.of("spec.a: 1", "spec.a: 1")).isRight())
                .isFalse();
        assertThat(Verdict.of("o0", List.of(), List.of(), LISTED, "it has not ended").isRight())
                .isFalse();
    }
}
