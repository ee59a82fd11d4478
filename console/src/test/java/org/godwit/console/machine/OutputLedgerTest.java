package org.godwit.console.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.port.StandardStream;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class OutputLedgerTest {

    private static final long SEED = Long.getLong("godwit.seed", System.nanoTime());
    private static final String TID = "t40001";

    private final OutputLedger ledger = new OutputLedger();
    private final List<String> shown = new ArrayList<>();

    @Test
    void a_line_that_is_told_twice_is_shown_once() {
        line(1, 0);
        line(2, 0);
        line(1, 0);
        line(2, 0);
        line(3, 0);

        assertThat(shown).containsExactly("1", "2", "3");
    }

    @Test
    void a_line_that_comes_too_early_waits_for_the_ones_before_it() {
        line(3, 0);
        line(2, 0);
        assertThat(shown).isEmpty();
        line(1, 0);

        assertThat(shown).containsExactly("1", "2", "3");
    }

    @Test
    void the_end_is_shown_once_and_after_the_output() {
        line(2, 0);
        end();
        assertThat(shown).isEmpty();
        line(1, 0);
        end();
        line(2, 0);

        assertThat(shown).containsExactly("1", "2", "RETURNED");
    }

    @Test
    void lines_behind_a_gap_are_given_free_after_a_while_and_the_gap_is_shown_late() {
        line(1, 0);
        line(3, 100);
        show(ledger.release(100));
        assertThat(shown).containsExactly("1");
        show(ledger.release(101));
        line(2, 200);
        line(2, 200);
        line(3, 200);

        assertThat(shown).containsExactly("1", "3", "2");
    }

    @Test
    void tasks_do_not_wait_for_each_other() {
        line(2, 0);
        show(ledger.output(line("t80001", 1, "other"), 0));

        assertThat(shown).containsExactly("other");
    }

    @Test
    void whatever_the_order_and_the_repetitions_each_line_is_shown_once_in_order() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Integer> told = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            for (int copies = 1 + random.nextInt(3); copies > 0; copies--) {
                told.add(random.nextInt(told.size() + 1), i);
            }
        }

        told.forEach(line -> line(line, 0));

        assertThat(shown)
                .as("replay it with -Dgodwit.seed=" + SEED)
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.rangeClosed(1, 50)
                                .mapToObj(Integer::toString)
                                .toList());
    }

    private void line(long line, long now) {
        show(ledger.output(line(TID, line, Long.toString(line)), now));
    }

    @Test
    void the_end_waits_for_the_last_line_which_another_host_tells() {
        line(1, 0);
        end(3);
        line(2, 0);
        assertThat(shown).containsExactly("1", "2");

        line(3, 0);
        assertThat(shown).containsExactly("1", "2", "3", "RETURNED");
    }

    @Test
    void the_end_does_not_wait_for_ever_for_a_line_that_was_lost_with_its_host() {
        end(2);
        show(ledger.release(1));
        assertThat(shown).containsExactly("RETURNED");

        line(2, 2);
        assertThat(shown).containsExactly("RETURNED", "2");
    }

    private void end() {
        end(0);
    }

    private void end(long lines) {
        show(ledger.ended(new HostEvent.Ended(TID, "RETURNED", 0, "", lines), 0));
    }

    private void show(List<MachineEvent> events) {
        for (MachineEvent event : events) {
            switch (event) {
                case MachineEvent.Output output -> shown.add(output.text());
                case MachineEvent.TaskEnded ended -> shown.add(ended.end());
                default -> throw new AssertionError(event);
            }
        }
    }

    private static HostEvent.Output line(String tid, long number, String text) {
        return new HostEvent.Output(tid, number, StandardStream.OUT, false, text);
    }
}
