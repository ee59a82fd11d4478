package org.godwit.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamePatternTest {

    @Test
    void no_pattern_at_all_matches_every_name() {
        assertThat(NamePattern.of("").matches("")).isTrue();
        assertThat(NamePattern.of("").matches("abc")).isTrue();
        assertThat(NamePattern.of("*").matches("abc")).isTrue();
    }

    @Test
    void a_part_occurs_anywhere_also_at_the_beginning() {
        assertThat(NamePattern.of("abc").matches("abc")).isTrue();
        assertThat(NamePattern.of("b").matches("abc")).isTrue();
        assertThat(NamePattern.of("d").matches("abc")).isFalse();
    }

    @Test
    void parts_occur_one_behind_the_other() {
        assertThat(NamePattern.of("a*c").matches("abc")).isTrue();
        assertThat(NamePattern.of("c*a").matches("abc")).isFalse();
        assertThat(NamePattern.of("ab*b").matches("ab")).isFalse();
        assertThat(NamePattern.of("ab*b").matches("abb")).isTrue();
        assertThat(NamePattern.of("b*a").matches("xba")).isTrue();
    }

    @Test
    void a_star_behind_a_backslash_is_a_star() {
        assertThat(NamePattern.of("a\\*c").matches("a*c")).isTrue();
        assertThat(NamePattern.of("a\\*c").matches("abc")).isFalse();
        assertThat(NamePattern.of("\\*\\*").matches("**")).isTrue();
        assertThat(NamePattern.of("a\\b").matches("a\\b")).isTrue();
        assertThat(NamePattern.of("a\\b").matches("ab")).isFalse();
    }
}
