package org.godwit.console.torture.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void what_comes_once_and_in_order_is_delivered() {
        Tally tally = counted(1, 2, 3);

        assertThat(tally.delivered()).isEqualTo(3);
        assertThat(tally.lost(3)).isZero();
        assertThat(tally.duplicated()).isZero();
        assertThat(tally.reordered()).isZero();
    }

    @Test
    void what_never_comes_is_lost_in_the_middle_and_at_the_end() {
        assertThat(counted(1, 4, 5).lost(5)).isEqualTo(2);
        assertThat(counted(1, 2).lost(5)).isEqualTo(3);
        assertThat(Tally.NOTHING.lost(5)).isEqualTo(5);
        assertThat(counted(2, 3).lost(3)).isEqualTo(1);
    }

    @Test
    void what_comes_again_is_duplicated_however_late() {
        Tally tally = counted(1, 1, 2, 3, 1);

        assertThat(tally.delivered()).isEqualTo(3);
        assertThat(tally.duplicated()).isEqualTo(2);
        assertThat(tally.reordered()).isZero();
        assertThat(tally.lost(3)).isZero();
    }

    @Test
    void what_was_overtaken_is_reordered_and_not_lost() {
        Tally tally = counted(1, 3, 4, 2);

        assertThat(tally.delivered()).isEqualTo(4);
        assertThat(tally.reordered()).isEqualTo(1);
        assertThat(tally.duplicated()).isZero();
        assertThat(tally.lost(4)).isZero();
    }

    /// A counter may have had what its sender, which crashed, does not know of any more.
    @Test
    void nothing_beyond_what_was_sent_is_lost() {
        assertThat(counted(1, 2, 3).lost(2)).isZero();
    }

    private static Tally counted(int... numbers) {
        Tally tally = Tally.NOTHING;
        for (int number : numbers) {
            tally = tally.with(number);
        }
        return tally;
    }
}
