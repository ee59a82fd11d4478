package org.godwit.console.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

class OverheadTest {

    private static final double EXACT = 1e-12;

    private static final OverheadResults TWO_KERNELS =
            results(
                    "sample queens plain 0 2.0 4.0 3.0",
                    "sample queens woven 0 2.1 5.0 3.0",
                    "sample text woven 0 8.0 8.0 8.0",
                    "sample text plain 0 4.0 4.0 4.0",
                    "sample queens woven 1 6.0 6.0 6.0",
                    "sample queens plain 1 4.0 4.0 4.0",
                    "sample text plain 1 4.0 4.0 4.0",
                    "sample text woven 1 8.0 8.0 8.0");

    private static OverheadResults results(String... lines) {
        return OverheadResults.of(Stream.of(lines).map(OverheadSample::of).toList());
    }

    @Test
    void minima_medians_and_rounds_are_compared_each_with_their_own() {
        OverheadKernel queens = TWO_KERNELS.kernels().getFirst();

        assertThat(queens.name()).isEqualTo("queens");
        assertThat(queens.ratioOfMinima()).isCloseTo(2.1 / 2.0, within(EXACT));
        assertThat(queens.ratioOfMedians()).isCloseTo(5.5 / 4.0, within(EXACT));
        assertThat(queens.perRound().min()).isCloseTo(3.0 / 3.0, within(EXACT));
        assertThat(queens.perRound().max()).isCloseTo(6.0 / 4.0, within(EXACT));
    }

    @Test
    void the_mean_is_geometric_and_what_is_over_a_mark_is_named() {
        assertThat(TWO_KERNELS.mean(OverheadKernel::ratioOfMinima))
                .isCloseTo(Math.sqrt(1.05 * 2.0), within(EXACT));
        assertThat(TWO_KERNELS.over(1.10, OverheadKernel::ratioOfMinima)).containsExactly("text");
        assertThat(TWO_KERNELS.over(2.0, OverheadKernel::ratioOfMinima)).isEmpty();
        assertThat(TWO_KERNELS.over(1.10, OverheadKernel::ratioOfMedians))
                .containsExactly("queens", "text");
    }

    @Test
    void the_table_has_a_row_per_kernel_the_mean_and_the_marks() {
        List<String> lines = OverheadTable.of(TWO_KERNELS);

        assertThat(lines.stream().map(line -> line.strip().replaceAll(" {2,}", " | ")))
                .containsExactly(
                        "ms, woven by plain | plain min | median | woven min | median | of minima"
                                + " | of medians | per round",
                        "queens | 2.000 | 4.000 | 2.100 | 5.500 | 1.05 | 1.38 | 1.00-1.50",
                        "text | 4.000 | 4.000 | 8.000 | 8.000 | 2.00 | 2.00 | 2.00-2.00",
                        "geometric mean | - | - | - | - | 1.45 | 1.66 | -",
                        "ratios of minima: mean 1.45 (mark: 1.03) - over the mark; each at most"
                                + " 1.10: not text",
                        "ratios of medians: mean 1.66 (mark: 1.03) - over the mark; each at most"
                                + " 1.10: not queens, text");
    }

    @Test
    void a_program_that_weaving_costs_nothing_is_within_the_marks() {
        List<String> lines =
                OverheadTable.of(
                        results(
                                "sample saxpy plain 0 1.50 1.52",
                                "sample saxpy woven 0 1.53 1.52"));

        assertThat(lines)
                .endsWith(
                        "ratios of minima: mean 1.01 (mark: 1.03); each at most 1.10: yes",
                        "ratios of medians: mean 1.01 (mark: 1.03); each at most 1.10: yes");
    }

    @Test
    void the_numbers_for_machines_are_the_times_of_both_and_the_ratios_of_the_rounds() {
        assertThat(TWO_KERNELS.rows()).hasSize(6);
        assertThat(TWO_KERNELS.rows().get(1))
                .isEqualTo(new BenchRow("overhead queens", "ms", "woven", 5.5, 2.1, 6.0, 6));
        assertThat(TWO_KERNELS.rows().get(2))
                .isEqualTo(
                        new BenchRow("overhead queens", "ratio", "woven/plain", 1.25, 1.0, 1.5, 2));
    }

    @Test
    void what_is_no_sample_and_a_kernel_without_its_counterpart_are_refused() {
        assertThatThrownBy(() -> OverheadSample.of("sample queens plain 0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'sample queens plain 0'");
        assertThatThrownBy(() -> OverheadSample.of("sample queens wooven 0 1.0"))
                .hasMessageContaining("'wooven'");
        assertThatThrownBy(() ->
                        results(
                                "sample queens plain 0 1.0",
                                "sample queens woven 0 1.0",
                                "sample queens plain 1 1.0"))
                .hasMessageContaining(
                        "queens was measured as compiled in rounds [0, 1], woven in [0]");
        assertThatThrownBy(() -> results()).hasMessageContaining("no kernel was measured");
    }

    @Test
    void the_overhead_and_parts_with_machines_of_their_own_do_without_the_shared_one() {
        assertThat(Part.of("overhead")).containsExactly(Part.OVERHEAD);
        assertThat(Part.of(Part.ALL)).contains(Part.OVERHEAD);
        assertThat(Stream.of(Part.values()).filter(part -> !part.needsMachine()))
                .containsExactly(Part.JOURNAL, Part.RECOVERY, Part.DRAIN, Part.OVERHEAD);
    }
}
