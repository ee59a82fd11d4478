package org.godwit.examples.opt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SerialOptTest {

    @Test
    void forty_epochs_read_more_than_nine_in_ten_unseen_digits() {
        List<String> lines = SerialOpt.lines();
        assertThat(lines).hasSize(41);
        assertThat(lines.getFirst()).startsWith("epoch 1 error ");
        assertThat(lines.getLast()).matches("result [0-9a-f]{16} error \\d\\.\\d{6} accuracy .*");
        String accuracy = lines.getLast().replaceAll(".* ", "");
        assertThat(Double.parseDouble(accuracy)).isGreaterThan(0.9);
    }

    /// The bits as every JVM on every machine must compute them.
    @Test
    void the_weights_of_the_default_run_have_these_bits() {
        assertThat(SerialOpt.lines().getLast())
                .isEqualTo("result 11e7db90f3e749c1 error 0.025641 accuracy 0.9220");
    }

    @Test
    void work_and_pause_leave_the_result_as_it_is() {
        assertThat(SerialOpt.lines("2", "3", "8", "5", "100"))
                .isEqualTo(SerialOpt.lines("2", "3", "8"));
    }

    @Test
    void the_hash_tells_even_two_orders_of_adding_apart() {
        assertThat(SerialOpt.lines("3", "5").getLast())
                .isNotEqualTo(SerialOpt.lines("4", "5").getLast());
    }
}
