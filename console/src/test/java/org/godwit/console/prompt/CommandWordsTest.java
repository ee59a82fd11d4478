package org.godwit.console.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CommandWordsTest {

    @Test
    void spaces_separate_and_quotes_hold_together() {
        assertThat(CommandWords.of("add 'h sp=2000'  \"two words\" x"))
                .containsExactly("add", "h sp=2000", "two words", "x");
    }

    @Test
    void a_comment_ends_the_line_but_a_hash_in_a_word_is_one() {
        assertThat(CommandWords.of("ps -a # all")).containsExactly("ps", "-a");
        assertThat(CommandWords.of("echo a#b")).containsExactly("echo", "a#b");
        assertThat(CommandWords.of("   # nothing")).isEmpty();
    }

    @Test
    void a_backslash_takes_the_next_character_as_it_is() {
        assertThat(CommandWords.of("echo a\\ b \\\"c\\\" \"q\\\"q\" 'b\\s'"))
                .containsExactly("echo", "a b", "\"c\"", "q\"q", "b\\s");
    }

    @Test
    void an_empty_quotation_is_a_word() {
        assertThat(CommandWords.of("echo '' x")).containsExactly("echo", "", "x");
    }

    @Test
    void a_quote_that_is_not_closed_is_named_with_its_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandWords.of("echo 'abc"))
                .withMessage("the quote ' at column 6 is not closed");
    }
}
