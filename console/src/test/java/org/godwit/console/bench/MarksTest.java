package org.godwit.console.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What is said of the marks of journal, recovery and drain.
class MarksTest {

    private static JournalResults journal(double alone, double streamed) {
        return new JournalResults(
                100,
                100,
                List.of(
                        new JournalSample(
                                "embedded",
                                Summary.of(List.of(100.0, 200.0, 300.0)),
                                20,
                                new JournalSample.Turns(alone, 900, 2_500),
                                new JournalSample.Turns(1_000, 2_000, 60_000),
                                streamed)),
                List.of());
    }

    @Test
    void the_overhead_of_a_durable_acceptance_is_what_it_takes_beside_a_raw_write_at_the_median() {
        assertThat(journal(590, 51_000).lines())
                .contains(
                        "embedded: 2.95 raw writes at p50, an overhead of 1.95 x (mark: 2 x); 51000"
                                + " messages/s per host (mark: 50,000)");
        assertThat(journal(700, 49_000).lines())
                .contains(
                        "embedded: 3.50 raw writes at p50, an overhead of 2.50 x (mark: 2 x,"
                                + " missed); 49000 messages/s per host (mark: 50,000, missed)");
        assertThat(journal(700, 49_000).isComplete()).isTrue();
    }

    @Test
    void a_recovery_is_measured_by_its_last_task_and_a_wrong_answer_is_a_failure() {
        var parts = new RecoveryResults.Parts(50_000, 400_000, 2_000_000, 4_000_000);
        var good = new RecoveryResults(1_000, 0, parts, 2_100_000, 4_000_000, 4_200_000, "");
        var late = new RecoveryResults(1_000, 1, parts, 2_100_000, 4_000_000, 16_000_000, "");

        assertThat(good.isComplete()).isTrue();
        assertThat(good.lines().getLast()).doesNotContain("missed").endsWith("0 answers wrong");
        assertThat(late.isComplete()).isFalse();
        assertThat(late.lines().getLast()).contains("missed").endsWith("1 answers wrong");
        assertThat(RecoveryResults.failed(1_000, "no host").isComplete()).isFalse();
    }

    @Test
    void a_drain_without_its_tasks_is_a_failure() {
        var good = new DrainResults.Sample("few hosts", 9_000_000, 0, List.of());
        var wrong = new DrainResults.Sample("many hosts", 11_000_000, 2, List.of());

        assertThat(new DrainResults(500, 10_240, List.of(good), "").lines())
                .singleElement()
                .asString()
                .startsWith("few hosts: 0 of 500")
                .doesNotContain("missed");
        assertThat(new DrainResults(500, 10_240, List.of(good, wrong), "").isComplete()).isFalse();
        assertThat(new DrainResults(500, 10_240, List.of(good, wrong), "").lines().getLast())
                .startsWith("many hosts")
                .contains("missed")
                .endsWith("2 answers wrong");
    }
}
