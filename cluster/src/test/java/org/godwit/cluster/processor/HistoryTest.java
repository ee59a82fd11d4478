package org.godwit.cluster.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.godwit.processor.ProcessorEvent;
import org.junit.jupiter.api.Test;

/// What a recovery reads.
class HistoryTest {

    private static final ProcessorEvent EVENT = new ProcessorEvent.Resumed(3);

    private final History history = new History();

    @Test
    void events_up_to_the_last_one_are_taken_wherever_they_begin_and_whatever_is_missing_between() {
        history.add(EVENT, 41).add(EVENT, 42).add(EVENT, 90);

        assertThat(history.take("vp|t40001", 90)).hasSize(3);
    }

    @Test
    void a_recovery_that_was_cut_short_is_refused() {
        history.add(EVENT, 41).add(EVENT, 42);

        assertThatIllegalStateException()
                .isThrownBy(() -> history.take("vp|t40001", 90))
                .withMessageContaining("vp|t40001")
                .withMessageContaining("up to 42")
                .withMessageContaining("up to 90");
    }

    @Test
    void a_journal_that_was_deleted_holds_no_events_and_a_last_sequence_number() {
        assertThat(history.take("vp|t40001", 90)).isEmpty();
    }
}
