package org.godwit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void an_argument_that_is_missing_has_its_default() {
        assertThat(Arguments.number(new String[] {"7"}, 1, "rounds", 3, 1, 10)).isEqualTo(3);
    }

    @Test
    void a_refusal_names_the_argument_its_value_and_what_is_right() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.number(new String[] {"11"}, 0, "rounds", 3, 1, 10))
                .withMessage("rounds (argument 1) must be a whole number 1..10: '11'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.number(new String[] {"many"}, 0, "rounds", 3, 1, 10))
                .withMessageContaining("'many'");
    }
}
