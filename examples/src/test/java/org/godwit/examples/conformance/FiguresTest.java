package org.godwit.examples.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void six_digits_without_zeros_at_the_end() {
        assertThat(Figures.g(0.5)).isEqualTo("0.5");
        assertThat(Figures.g(3)).isEqualTo("3");
        assertThat(Figures.g(-1.5)).isEqualTo("-1.5");
        assertThat(Figures.g(1.0 / 3)).isEqualTo("0.333333");
        assertThat(Figures.g(123456)).isEqualTo("123456");
    }

    @Test
    void an_exponent_for_large_and_small_numbers() {
        assertThat(Figures.g(1234567)).isEqualTo("1.23457e+06");
        assertThat(Figures.g(1e30f)).isEqualTo("1e+30");
        assertThat(Figures.g(0.0001)).isEqualTo("0.0001");
        assertThat(Figures.g(0.00001)).isEqualTo("1e-05");
        assertThat(Figures.g(9.332621544394410e157)).isEqualTo("9.33262e+157");
    }

    @Test
    void zero_keeps_its_sign() {
        assertThat(Figures.g(-0.0)).isEqualTo("-0");
        assertThat(Figures.complex(1, -0.0)).isEqualTo("1-0i");
        assertThat(Figures.complex(1.5, -2.5)).isEqualTo("1.5-2.5i");
        assertThat(Figures.complex(0, 4)).isEqualTo("0+4i");
    }

    @Test
    void bytes_are_latin_1() {
        assertThat(Figures.withNul("é")).containsExactly((byte) 0xe9, 0);
        assertThat(Figures.text(new byte[] {'a', (byte) 0xe9, 'c'}, 1, 1)).isEqualTo("é");
    }
}
