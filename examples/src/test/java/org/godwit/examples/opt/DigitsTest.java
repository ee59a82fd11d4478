package org.godwit.examples.opt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitsTest {

    private final Digits digits = Digits.load();

    @Test
    void the_set_has_1797_digits_about_as_many_of_each() {
        int[] histogram = new int[Digits.CLASSES];
        for (byte label : digits.labels()) {
            histogram[label]++;
        }
        assertThat(digits.count()).isEqualTo(1797);
        assertThat(histogram).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    }

    @Test
    void pixels_go_from_black_to_white() {
        assertThat(digits.pixels()).hasSize(1797 * 64).contains(0).contains(16);
        for (byte pixel : digits.pixels()) {
            assertThat(pixel).isBetween((byte) 0, (byte) Digits.WHITE);
        }
    }

    @Test
    void the_first_digit_is_the_zero_that_the_file_begins_with() {
        assertThat(digits.labels()[0]).isZero();
        assertThat(digits.pixels()).startsWith(0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5);
    }

    @Test
    void training_and_held_out_digits_make_up_the_set() {
        assertThat(digits.training().count()).isEqualTo(Digits.TRAINING);
        assertThat(digits.heldOut().count()).isEqualTo(500);
    }

    @Test
    void the_shares_of_any_number_of_workers_make_up_the_training_set() {
        Digits training = digits.training();
        for (int workers = 1; workers <= 9; workers++) {
            int count = 0;
            for (int i = 0; i < workers; i++) {
                Digits share = training.share(i, workers);
                assertThat(share.labels()[0]).isEqualTo(training.labels()[count]);
                count += share.count();
            }
            assertThat(count).isEqualTo(Digits.TRAINING);
        }
    }
}
