package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// What is recorded, deferred and held back.
class LedgerTest {

    private static final ProcessorEvent LOOK = new ProcessorEvent.TakeRecorded(1, 0);
    private static final ProcessorEvent LIFE = new ProcessorEvent.Resumed(1);

    private final Ledger deferring = ledger(Ledger.Keeping.DEFERRED);
    private final Ledger journaling = ledger(Ledger.Keeping.JOURNALED);

    private static Ledger ledger(Ledger.Keeping keeping) {
        return new Ledger(keeping, new CheckpointPolicy(Bench.LIMITS, false));
    }

    @Test
    void what_is_deferred_is_submitted_once() {
        deferring.record(LOOK);
        assertThat(deferring.takeFresh()).isEmpty();

        deferring.submitDeferred();
        deferring.submitDeferred();
        assertThat(deferring.takeFresh()).containsExactly(LOOK);
    }

    @Test
    void what_a_checkpoint_replaces_is_never_submitted() {
        deferring.record(LOOK);
        deferring.dropDeferred();
        deferring.record(LIFE);
        deferring.submitDeferred();

        assertThat(deferring.takeFresh()).containsExactly(LIFE);
    }

    @Test
    void what_leaves_waits_for_the_events_before_it_and_for_those_that_wait_already() {
        List<String> left = new ArrayList<>();
        journaling.record(LOOK);
        journaling.whenDurable(() -> left.add("first"));
        assertThat(journaling.nothingGated()).isFalse();
        assertThat(journaling).hasToString("0 of 1, 1 gated");

        journaling.record(LOOK);
        journaling.whenDurable(() -> left.add("second"));
        journaling.persisted(1);
        assertThat(left).containsExactly("first");
        assertThat(journaling).hasToString("1 of 2, 1 gated");

        journaling.persisted(2);
        assertThat(left).containsExactly("first", "second");
        assertThat(journaling.nothingGated()).isTrue();
    }
}
