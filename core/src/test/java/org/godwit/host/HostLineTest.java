package org.godwit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class HostLineTest {

    @Test
    void a_line_is_a_name_and_options() throws BadHostLineException {
        assertThat(HostLine.parse("  node1   sp=2000 wd=/tmp ip= "))
                .isEqualTo(
                        new HostLine(
                                "node1",
                                Map.of(
                                        HostOption.SP, "2000",
                                        HostOption.WD, "/tmp",
                                        HostOption.IP, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "h zz=1", "h sp", "h =1", "h SP=1", "h sp=1 oops"})
    void what_is_no_line_is_refused(String line) {
        assertThatThrownBy(() -> HostLine.parse(line)).isInstanceOf(BadHostLineException.class);
    }

    @Test
    void an_unknown_option_is_named_with_those_that_there_are() {
        assertThatThrownBy(() -> HostLine.parse("h zz=1"))
                .hasMessageContaining("'zz=1' is no option")
                .hasMessageContaining("lo so dx ep wd sp bx ip id");
    }

    @Test
    void a_host_has_nine_options_at_most() throws BadHostLineException {
        String nine = " sp=1".repeat(HostLine.OPTIONS_MAX);
        assertThat(HostLine.parse("h" + nine).speed()).isEqualTo(1);
        assertThatThrownBy(() -> HostLine.parse("h" + nine + " sp=1"))
                .hasMessageContaining("at most 9 options, here are 10");
    }

    @ParameterizedTest
    @CsvSource({"h, 1000", "h sp=2000, 2000", "h sp=abc, 0", "h sp=0, 0", "h sp=12x, 12"})
    void the_speed_is_the_number_that_its_option_begins_with(String line, int speed)
            throws BadHostLineException {
        assertThat(HostLine.parse(line).speed()).isEqualTo(speed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h1", "127.0.0.3", "node-1.example.org", "3com"})
    void host_names_are_labels_of_letters_digits_and_hyphens(String name)
            throws BadHostLineException {
        assertThat(HostLine.parse(name).isNameWellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no..host", "&h1", "*", "a_b", "-a", "a-", ".a", "a.", "../a", "a/b"})
    void other_names_are_no_hosts(String name) throws BadHostLineException {
        assertThat(HostLine.parse(name).isNameWellFormed()).isFalse();
    }
}
