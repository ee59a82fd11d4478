package org.godwit.console.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class PromptSessionTest {

    private final PromptSession session = new PromptSession();
    private final List<String> printed = new ArrayList<>();
    private final SessionVerbs verbs = new SessionVerbs(session, printed::add);

    @Test
    void an_alias_stands_for_its_words_and_may_hold_another() {
        verbs.carryOut("alias", List.of("all", "ps", "-a"));
        verbs.carryOut("alias", List.of("every", "all", "-x"));

        assertThat(session.expanded(List.of("every", "-n", "h1")))
                .containsExactly("ps", "-a", "-x", "-n", "h1");
    }

    @Test
    void an_alias_of_its_own_name_is_replaced_once() {
        verbs.carryOut("alias", List.of("ps", "ps", "-a"));

        assertThat(session.expanded(List.of("ps"))).containsExactly("ps", "-a");
    }

    @Test
    void aliases_in_a_circle_are_refused() {
        verbs.carryOut("alias", List.of("a", "b"));
        verbs.carryOut("alias", List.of("b", "a"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.expanded(List.of("a")))
                .withMessage("the alias 'a' comes back to itself");
    }

    @Test
    void options_are_set_and_shown_by_name_or_number() {
        verbs.carryOut("setopt", List.of("PvmRoute", "3"));
        verbs.carryOut("getopt", List.of("1"));
        verbs.carryOut("getopt", List.of("FragSize"));

        assertThat(printed.get(0)).endsWith(" 3");
        assertThat(printed.get(1)).endsWith(" 4080");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verbs.carryOut("getopt", List.of("Rout")))
                .withMessageStartingWith("no option 'Rout'; there are ");
    }

    @Test
    void exported_variables_are_listed_as_pvm_does_and_forgotten() {
        verbs.carryOut("export", List.of("A", "B"));
        verbs.carryOut("unexport", List.of("A"));
        verbs.carryOut("export", List.of());

        assertThat(printed).containsExactly("PVM_EXPORT=B");
    }

    @Test
    void spawned_tasks_get_the_exported_variables_with_their_values_of_that_moment() {
        verbs.carryOut("export", List.of("GODWIT_A", "GODWIT_B", "PATH"));
        verbs.carryOut("setenv", List.of("GODWIT_A", "one", "two"));
        verbs.carryOut("setenv", List.of("GODWIT_C", "kept"));

        assertThat(session.exportedVariables())
                .containsOnly(
                        entry("GODWIT_A", "one two"),
                        entry("GODWIT_B", ""),
                        entry("PATH", System.getenv("PATH")));
    }

    @Test
    void the_list_of_commands_fits_a_screen() {
        assertThat(Verbs.overview()).hasSizeLessThanOrEqualTo(24).allMatch(l -> l.length() <= 100);
    }
}
